"""A masked name tells who is meant to the one who is meant, and to nobody else."""

import pytest

from i18n.name_masking import masked_name


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("张小三", "张*三"),
        ("欧阳娜娜", "欧**娜"),
        ("王", "*"),
        ("张 三", "张*"),
        ("阿依古丽·买买提", "阿**丽·买*提"),
        ("𠮷田", "𠮷*"),
        ("阿卜杜热西提·买买提艾力", "阿**提·买**力"),
        ("张" * 100, "张**张"),
        ("John Smith", "J*** S***"),
        ("Maria von und zu Hohenstein", "M*** v*** u***"),
        ("Jo", "J***"),
        ("Anne-Marie O'Neil", "A*** O***"),
        ("Élodie  Durand", "É*** D***"),
        ("ئايگۈل مەمەت", "ئ*** م***"),
        ("", ""),
        ("  ", ""),
        ("123 !", ""),
        ("张\u202e三", "张*"),
    ],
)
def test_names_are_masked_as_their_language_does(name: str, masked: str) -> None:
    assert masked_name(name) == masked


def test_a_masked_name_never_holds_the_middle_of_a_name() -> None:
    for name in ("诸葛孔明", "Maximilian Mustermann", "x" * 5_000):
        shown = masked_name(name)
        assert len(shown) < 40
        assert name[1:-1] not in shown
