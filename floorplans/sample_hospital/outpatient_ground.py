"""The outpatient building's ground floor: entrance hall, registration, pharmacy, emergency in the
east wing, and the fever clinic, shut off from all else, in the west wing."""

from floorplans.facts import Access
from floorplans.kinds import AreaKind, Direction, DoorKind, EntranceKind, PlaceKind
from floorplans.sample_hospital.fittings import defibrillator, fire_exit, kiosk
from floorplans.sample_hospital.floor import SITE, Floor
from floorplans.sample_hospital.outpatient_frame import (
    AISLE,
    BAND,
    EAST,
    HALL,
    NORTH_ROW,
    PASSAGE,
    SOUTH_ROW,
    WEST,
    band,
    street,
)
from floorplans.sample_hospital.rooms import named, rooms

_FEVER_EAST = 15.8
_FEVER_ZONE = "fever"
_WEST_SOUTH = """
    service laboratory specimens | 门诊采血处 | Blood collection \
        | 抽血、验血、采血、blood test | hours=mornings
    service other injection | 注射室 | Injection room | 打针、肌肉注射、皮试、shots | hours=daily
    service other infusion | 门诊输液室 | Infusion room | 输液、吊针、打点滴、drip | hours=daily
"""
_WEST_NORTH = """
    counter cash_desk registration | 挂号收费处 | Registration and cashier \
        | 挂号、缴费、收费、交费、交钱、办卡、registration、payment | share=1.3
    counter cash_desk insurance | 医保办公室 | Medical insurance office \
        | 医保、医保办、报销、insurance | hours=weekdays
"""
_FEVER_SOUTH = """
    service department fever-clinic | 发热门诊 | Fever clinic \
        | 发烧、发热、流感、新冠、fever、flu | share=1.2 hours=always
    service other fever-observation | 发热留观室 | Fever observation room \
        | 隔离、留观 | hours=always
"""
_FEVER_NORTH = """
    service cash_desk fever-cashier | 发热门诊挂号药房 | Fever clinic desk and pharmacy \
        | 发热挂号、发热取药 | hours=always
    service laboratory fever-specimens | 发热采样室 | Fever specimen room \
        | 核酸、咽拭子、swab | hours=always
"""
_EMERGENCY_SOUTH = """
    service emergency chest-pain | 胸痛中心 | Chest pain centre \
        | 胸痛、心梗、heart attack | hours=always
    service emergency stroke | 卒中中心 | Stroke centre | 中风、脑卒中、脑梗 | hours=always
    service emergency trauma | 创伤中心 | Trauma centre | 外伤、车祸、injury | hours=always
"""
_EMERGENCY_NORTH = """
    service emergency maternal-rescue | 危重孕产妇救治中心 | Critical maternal care centre \
        | 孕产妇急救、产科急诊 | hours=always
    service emergency child-rescue | 危重儿童和新生儿救治中心 | Critical child and newborn centre \
        | 儿童急救、儿科急诊、新生儿急救 | hours=always
    service emergency emergency-clinic | 急诊诊室 | Emergency consulting rooms \
        | 急诊内科、急诊外科 | hours=always
"""
_EMERGENCY_CASHIER = """
    counter cash_desk emergency-cashier | 急诊挂号收费药房 | Emergency cashier and pharmacy \
        | 急诊挂号、急诊缴费、急诊取药、急诊药房 | hours=always
"""
_EMERGENCY_HALL = """
    service emergency resuscitation | 抢救室 | Resuscitation room \
        | 红区、急救室 | hours=always share=1.3
    service emergency emergency-observation | 急诊留观室 | Emergency observation \
        | 留观 | hours=always
"""
_BAND_WEST = """
    counter pharmacy pharmacy | 门诊药房 | Outpatient pharmacy \
        | 取药、拿药、西药房、领药、药房、medicine | share=1.3
    counter pharmacy chinese-pharmacy | 中药房 | Chinese medicine pharmacy | 中药、草药、代煎、herbs
"""
_BAND_EAST = """
    service information services | 便民服务中心 | Patient services \
        | 盖章、病假条、诊断证明、失物招领、service | hours=daily share=1.2
    service other records | 病案复印室 | Records copies \
        | 病历复印、打印病历、病案、records | share=1.2
    room nursing_room nursing-room | 母婴室 | Baby care room \
        | 哺乳、喂奶、换尿布、nursing | share=0.6 door=1.2
    service department enteric | 肠道门诊 | Enteric clinic | 腹泻、拉肚子、diarrhoea | hours=always
"""
_PLANT = "staff office fire-control | 消防控制室 | Fire control room"
_SPOTS = """
    information information | 48.0, 12.6 | 导诊台 | Information desk \
        | 咨询、问路、导医、预检分诊、help desk | daily
    information volunteers | 42.5, 12.8 | 志愿者服务站 | Volunteer station \
        | 志愿者、帮忙、义工 | daily
    wheelchair_point wheelchairs | 37.2, -6.2 | 轮椅租借处 | Wheelchairs to borrow \
        | 轮椅、推车、平车、借轮椅、wheelchair rental | daily
    cash_machine cash-machine | 58.8, -6.6 | 自动取款机 | Cash machine \
        | ATM、取钱、取款、银行 | always
    vending_machine vending | 59.3, 4.0 | 自动售货机 | Vending machine | 饮料、零食 | always
    seat seats | 41.0, 1.0 | 等候座椅 | Seats | 休息、座位
    other books | 58.0, 15.8 | 图书角 | Book corner | 看书、阅读、library | daily
"""


def ground_floor(floor: Floor) -> None:
    """Everything on the ground floor but its lifts, stairs and escalators."""
    street(floor)
    _hall(floor)
    _west_wing(floor)
    _fever_clinic(floor)
    _emergency(floor)
    _band(floor)
    _markers(floor)


def _hall(floor: Floor) -> None:
    floor.area("hall", AreaKind.OPEN, HALL, names=named("门诊大厅", "Outpatient hall"))
    for number, x in enumerate((39.0, 56.4), start=1):
        for row, y in enumerate((-4.0, 12.5), start=1):
            floor.wall(f"pillar-{number}-{row}", (x, y, x + 0.6, y + 0.6))
    floor.wall("escalator-up-body", (44.9, -1.0, 46.1, 10.0))
    floor.wall("escalator-down-body", (48.9, -1.0, 50.1, 10.0))
    floor.wall("information-counter", (46.0, 13.4, 50.0, 14.3))
    names = named("门诊正门", "Outpatient main entrance")
    for number, x in enumerate((45.2, 48.0, 50.8), start=1):
        is_revolving = number == 2
        door_id = floor.door(
            "main-entrance" if number == 1 else f"main-door-{number}",
            (x, -7.85),
            1.4 if is_revolving else 1.8,
            kind=DoorKind.REVOLVING if is_revolving else DoorKind.SLIDING,
            to=SITE,
            entrance=EntranceKind.MAIN,
            names=names,
        )
        if number == 1:
            floor.spot(
                "main-entrance",
                PlaceKind.ENTRANCE,
                (x, -7.85),
                names,
                also=("大门", "正门", "门诊大门"),
                door_id=door_id,
            )


def _west_wing(floor: Floor) -> None:
    west = _FEVER_EAST + 0.2
    floor.area("aisle-west", AreaKind.CORRIDOR, (west, AISLE[0], HALL[0] - 0.2, AISLE[1]))
    floor.door("fire-door-west", (HALL[0] - 0.1, 8.7), 2.4)
    floor.row((west, HALL[0] - 0.2), SOUTH_ROW, "north", rooms(_WEST_SOUTH))
    floor.row((west, HALL[0] - 0.2), NORTH_ROW, "south", rooms(_WEST_NORTH))


def _fever_clinic(floor: Floor) -> None:
    """Patients come in from the west and leave to the south; only staff pass to the hospital."""
    names = named("发热门诊通道", "Fever clinic corridor")
    floor.area(
        "fever-aisle",
        AreaKind.CORRIDOR,
        (WEST, AISLE[0], 13.3, AISLE[1]),
        names=names,
        zone=_FEVER_ZONE,
    )
    floor.row((WEST, 13.3), SOUTH_ROW, "north", rooms(_FEVER_SOUTH), zone=_FEVER_ZONE)
    floor.row((WEST, 13.3), NORTH_ROW, "south", rooms(_FEVER_NORTH), zone=_FEVER_ZONE)
    buffer_room = rooms("staff office fever-buffer | 医护缓冲间 | Staff buffer room")[0]
    floor.room(
        buffer_room, (13.5, AISLE[0], _FEVER_EAST, NORTH_ROW[1]), (13.4, 8.7), zone=_FEVER_ZONE
    )
    floor.door("fever-staff-door", (_FEVER_EAST + 0.1, 8.7), 1.2, access=Access.STAFF)
    names = named("发热门诊离院通道", "Fever clinic way out")
    floor.area(
        "fever-way-out",
        AreaKind.CORRIDOR,
        (13.5, SOUTH_ROW[0], _FEVER_EAST, 7.0),
        names=names,
        zone=_FEVER_ZONE,
    )
    # Patients leave on another side, so that they do not meet those who come in.
    floor.door(
        "fever-observation-exit",
        (13.4, 3.6),
        1.3,
        one_way_from="fever-observation",
        one_way=Direction.FORWARD,
    )
    names = named("发热门诊入口", "Fever clinic entrance")
    floor.way_in("fever-entrance", (0.15, 8.7), 1.5, names, inward_to="fever-aisle")
    names = named("发热门诊出口", "Fever clinic exit")
    floor.way_in("fever-exit", (14.65, 0.15), 1.3, names, outward_from="fever-way-out")


def _emergency(floor: Floor) -> None:
    west = HALL[2] + 0.2
    names = named("急诊走廊", "Emergency corridor")
    floor.area("aisle-east", AreaKind.CORRIDOR, (west, AISLE[0], 82.0, AISLE[1]), names=names)
    # Only staff and beds pass: others would take the resuscitation room for a short cut.
    floor.door(
        "emergency-link-door",
        (west - 0.1, 8.7),
        2.4,
        kind=DoorKind.SLIDING,
        access=Access.STAFF,
    )
    names = named("急诊大厅", "Emergency hall")
    floor.area("emergency-hall", AreaKind.OPEN, (82.0, 4.7, EAST, 12.7), names=names)
    floor.wall("emergency-counter", (86.0, 10.9, 90.0, 11.7))
    floor.spot(
        "emergency",
        PlaceKind.EMERGENCY,
        (88.0, 8.0),
        named("急诊科", "Emergency department"),
        also=("急诊", "急救", "120", "A&E", "casualty", "ER"),
        hours="24/7",
        area="emergency-hall",
    )
    floor.row((west, 81.8), SOUTH_ROW, "north", rooms(_EMERGENCY_SOUTH))
    floor.row((west, 81.8), NORTH_ROW, "south", rooms(_EMERGENCY_NORTH))
    floor.row((82.0, EAST), (SOUTH_ROW[0], 4.5), "north", rooms(_EMERGENCY_CASHIER))
    floor.row((82.0, EAST), (12.9, NORTH_ROW[1]), "south", rooms(_EMERGENCY_HALL))
    names = named("急诊入口", "Emergency entrance")
    floor.way_in("emergency-entrance", (95.85, 8.7), 2.4, names, slides=True)


def _band(floor: Floor) -> None:
    band(floor, _BAND_WEST, _BAND_EAST, _PLANT)
    names = named("门诊北门门厅", "North entrance lobby")
    floor.area(
        "passage", AreaKind.CORRIDOR, (PASSAGE[0], BAND[0], PASSAGE[1], BAND[1]), names=names
    )
    floor.door("passage-door", (64.0, 21.3), 2.4, kind=DoorKind.SLIDING)
    names = named("门诊北门", "Outpatient north entrance")
    floor.way_in("north-entrance", (64.0, 29.85), 2.0, names, slides=True)
    names = named("门诊西门", "Outpatient west entrance")
    floor.way_in("west-entrance", (0.15, 19.2), 1.6, names)
    for letter, x in (("a", 1.8), ("b", 37.8), ("c", 94.2)):
        fire_exit(floor, f"fire-exit-{letter}", (x, 29.85), letter.upper())


def _markers(floor: Floor) -> None:
    floor.spots(_SPOTS)
    defibrillator(floor, (36.6, 5.0))
    kiosk(floor, 1, (36.6, 12.0), 270.0)
    kiosk(floor, 2, (59.4, 12.0), 90.0)
    kiosk(floor, 3, (52.5, -4.5), 180.0)
    floor.anchor((46.5, -6.6), 0.0, named("门诊正门内", "Inside the main entrance"))
    floor.anchor((94.5, 8.0), 270.0, named("急诊入口内", "Inside the emergency entrance"))
    floor.anchor((1.5, 8.0), 90.0, named("发热门诊入口内", "Inside the fever clinic entrance"))
    floor.anchor((63.0, 28.5), 180.0, named("门诊北门内", "Inside the north entrance"))
    floor.anchor((1.5, 18.6), 90.0, named("门诊西门内", "Inside the west entrance"))
