import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.drawing.fonts import font_chain
from kiosk_server.core.errors import ServerError
from kiosk_server.signs.sign_fonts import pages_fonts, sign_fonts
from kiosk_server.signs.type_setting import TypeSetting

NAMES = st.text(st.sampled_from("门诊放射科室 Room-1/2 ABCabc，（）"), max_size=60)


@pytest.fixture(scope="module")
def setting() -> TypeSetting:
    return TypeSetting(sign_fonts())


@given(text=NAMES, width=st.floats(12.0, 200.0), em=st.floats(3.0, 20.0))
def test_a_fitted_line_never_leaves_its_width(text: str, width: float, em: float) -> None:
    setting = TypeSetting(sign_fonts())

    line, size = setting.fitted(text, width, em, 2.5)

    assert size <= em
    assert setting.width_mm(line, size) <= width + 1e-6


@given(text=NAMES, width=st.floats(12.0, 200.0), em=st.floats(3.0, 20.0))
def test_neither_do_two_lines(text: str, width: float, em: float) -> None:
    setting = TypeSetting(sign_fonts())

    lines, size = setting.settled(text, width, em, 2.5)

    assert 1 <= len(lines) <= 2
    assert all(setting.width_mm(line, size) <= width + 1e-6 for line in lines)


def test_a_character_that_no_font_has_is_refused_by_name() -> None:
    setting = TypeSetting(font_chain(folders=[]))

    with pytest.raises(ServerError) as caught:
        setting.fitted("Room 门诊", 100.0, 5.0, 3.0)

    assert caught.value.code == "sign-font-missing"
    assert caught.value.fields["characters"] == "诊门"


def test_the_fonts_of_the_pages_print_chinese_where_the_system_has_none() -> None:
    setting = TypeSetting(font_chain(folders=[], last=pages_fonts()))

    assert setting.width_mm("门诊大厅", 5.0) == pytest.approx(20.0, abs=0.5)
    assert setting.width_mm("Lobby", 5.0) > 5.0


def test_what_would_get_too_small_in_one_line_stands_in_two(setting: TypeSetting) -> None:
    lines, size = setting.settled("Medical technology building", 60.0, 12.0, 4.0)

    assert len(lines) == 2
    assert " ".join(lines) == "Medical technology building"
    assert size > 4.0
