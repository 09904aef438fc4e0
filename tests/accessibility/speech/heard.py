"""Turns the engine's trace of phonemes into what a reader writes by hand: pinyin, or ARPAbet.

The tables are from what the sounds are, not from how the engine spells texts.
"""

import itertools
import re
from collections.abc import Iterator, Sequence


def _table(pairs: str) -> dict[str, str]:
    """What stands left of each = by what stands right of it, + for a space."""
    rows = (pair.split("=") for pair in pairs.split())
    return {sound: written.replace("+", " ") for sound, written in rows}


INITIALS = _table(
    """
    p=b ph=p m=m f=f t=d th=t n=n l=l k=g kh=k X=h tS;=j tS;h=q S;=x ts.=zh ts.h=ch s.=sh
    z.=r ts=z tsh=c s=s
    """
)
FINALS = _table(
    """
    A=a ai=ai an=an AN=ang Au=ao ei=ei @n=en @N=eng o=o ou=ou o-=e @=e i=i i.=i i[=i iA=ia
    iE=ie iEn=ian iAN=iang jAu=iao iou=iu in=in iN=ing ong=ong u=u wA=ua uai=uai uan=uan
    wan=uan wAN=uang uei=ui wei=ui u@n=un wu@n=un wo-n=un uo=uo wo=uo y=v yE=ve y&n=van
    y@n=vn yin=vn yN=iong
    """
)
ALONE = _table(
    """
    A=a ai=ai an=an AN=ang Au=ao ei=ei @n=en o-=e @r=er o=o ou=ou ji=yi jiA=ya jiE=ye
    jiEn=yan jiAN=yang jAu=yao jiou=you jin=yin jiN=ying jong=yong jy=yu jyE=yue jy&n=yuan
    jy@n=yun wu=wu wA=wa wo=wo wai=wai wei=wei wAn=wan wu@n=wen wAN=wang wu@N=weng jio=yo
    """
)
TONES = {"55": "1", "35": "2", "214": "3", "21": "3", "51": "4"}
LETTERS = _table(
    """
    eI=A bi:=B si:=C di:=D i:=E Ef=F dZi:=G eItS=H aI=I dZeI=J keI=K El=L Em=M En=N oU=O
    pi:=P kju:=Q A@=R Es=S ti:=T ju:=U vi:=V dVb@Lju:=W Eks=X waI=Y zEd=Z zi:=Z
    """
)
_SYLLABLES = ALONE.copy()
for (_sound, _initial), (_rest, _final) in itertools.product(INITIALS.items(), FINALS.items()):
    _written = _final.replace("v", "u", 1) if _initial in "jqx" and _final[0] == "v" else _final
    _SYLLABLES.setdefault(_sound + _rest, _initial + _written)
_STRESS = re.compile(r"[',%=]")
_TONE = re.compile(r"\d+")


def pinyin_heard(trace: str) -> list[str]:
    """The syllables of a Mandarin trace, with the tones that sound; letters as capitals."""
    heard: list[str] = []
    in_english = False
    for token in trace.replace("_|", " ").replace("_:", " ").split():
        part = token
        if part.startswith("(en)"):
            in_english, part = True, part.removeprefix("(en)")
        ends = part.endswith("(cmn)")
        plain = _STRESS.sub("", part.removesuffix("(cmn)"))
        tone = _TONE.search(plain)
        base = _TONE.sub("", plain, count=1)
        if in_english:
            heard.append(LETTERS.get(base, f"<{part}>"))
        else:
            written = _SYLLABLES.get(base, f"<{base}>")
            heard.append(written + TONES.get(tone[0] if tone else "", "5"))
        in_english = in_english and not ends
    return heard


def is_as_written(heard: Sequence[str], written: Sequence[str]) -> bool:
    """Whether syllables sound as written: the first of two third tones may sound as a second."""
    if len(heard) != len(written):
        return False
    for at, (said, wanted) in enumerate(zip(heard, written, strict=True)):
        before_third = at + 1 < len(written) and written[at + 1].endswith("3")
        if said == wanted or (wanted.endswith("3") and before_third and said == f"{wanted[:-1]}2"):
            continue
        return False
    return True


ARPABET = _table(
    """
    i:=IY i=IY I=IH I2=IH i@=IY+AH i@r=IH+R i@3=IH+R I2;=IY I;=IY eI=EY E=EH a=AE aa=AE 0=AA
    A:=AA A=AA A@=AA+R O:=AO O2=AA O=AO o@=AO+R O@=AO+R oU=OW U=UH u:=UW u=UW U@=UH+R
    U@r=UH+R V=AH @=AH @2=AH a#=AH @L=AH+L I#=IH 3=ER 3:=ER aI=AY aI@=AY+AH aU=AW OI=OY
    e@=EH+R e@r=EH+R 3r=ER A@r=AA+R A@r-=AA+R U@r-=UH+R e@r-=EH+R i@r-=IH+R o@r=AO+R
    @5=AH @-=AH p=P b=B t=T t2=T t#=T *=T
    d=D k=K g=G f=F v=V T=TH D=DH s=S z=Z S=SH Z=ZH h=HH tS=CH dZ=JH m=M n=N N=NG l=L r=R
    j=Y w=W ?n-=T+AH+N n-=AH+N m-=AH+M ;= r-=R 3r-=ER ?= !=
    """
)
_SOUNDS = re.compile("|".join(re.escape(sign) for sign in sorted(ARPABET, key=len, reverse=True)))


def arpabet_heard(trace: str) -> list[str]:
    """The sounds of an English trace, words run together."""
    plain = _STRESS.sub("", trace.replace("_:", " ").replace("_", " ").replace("||", ""))
    found: list[str] = []
    at = 0
    for match in _SOUNDS.finditer(plain):
        found += re.findall(r"\S", plain[at : match.start()])
        found += ARPABET[match[0]].split()
        at = match.end()
    return found


_STRESSED_SOUNDS = re.compile(f"('?)({_SOUNDS.pattern})")
_VOWELS = frozenset(
    {"AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW"}
)


def stresses_heard(trace: str) -> list[bool]:
    """Whether each vowel of an English trace has the main stress of its word."""
    plain = re.sub("[,%=|]", "", trace.replace("_:", " ").replace("_", " "))
    return [
        bool(match[1]) and at == 0
        for match in _STRESSED_SOUNDS.finditer(plain)
        for at, _ in enumerate(_VOWELS.intersection(ARPABET[match[2]].split()))
    ]


def sounds_written(line: str) -> list[str]:
    """The sounds of a line that was written by hand, without its marks of stress."""
    return [sound.removesuffix("1") for sound in line.split() if sound != "/"]


def is_stressed_as_written(heard: Sequence[bool], line: str) -> bool:
    """Whether each vowel with a 1 behind it has the main stress; others may have it too."""
    written = [sound for sound in line.split() if sound.removesuffix("1") in _VOWELS]
    return len(heard) == len(written) and all(
        stressed or not sound.endswith("1") for stressed, sound in zip(heard, written, strict=True)
    )


_ALIKE = {"IH": "AH", "UH": "AH", "AO": "AA"}
"""Weak vowels, and the two of “cot” and “caught”, which many do not tell apart."""


def is_as_written_in_english(heard: Sequence[str], written: Sequence[str]) -> bool:
    """Whether sounds are as written: weak vowels are alike, r-coloured ones one sound, “marry” and
    “merry” too; an r that links two words is no sound more, and “the” is weak or not."""
    return list(_merged(heard)) == list(_merged(written))


def _merged(sounds: Sequence[str]) -> Iterator[str]:
    split = [part for sound in sounds for part in (("AH", "R") if sound == "ER" else (sound,))]
    for before, sound, after in zip(["", *split], split, [*split[1:], ""], strict=False):
        if sound == "R" == before:
            continue
        if sound == "AE" and after == "R":
            yield "EH"
        elif sound == "IY" and before == "DH":
            yield "AH"
        else:
            yield _ALIKE.get(sound, sound)
