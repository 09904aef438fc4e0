"""What is on each floor of the inpatient building: its wards, and tables of its other rooms."""

from dataclasses import dataclass

from floorplans.facts import Names
from floorplans.sample_hospital.rooms import HOURS, Room, named, rooms


@dataclass(frozen=True, slots=True)
class CommonFloor:
    """A floor without wards, as tables of rooms."""

    south_west: str
    south_east: str
    north_west: str
    north_east: str


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward; `rooms` are its southern rooms if they are not patients' rooms with numbers."""

    slug: str
    names: Names
    also: tuple[str, ...] = ()
    rooms: tuple[Room, ...] = ()
    hours: str = HOURS["visiting"]


def _ward(
    slug: str, chinese: str, english: str, *also: str, table: str = "", hours: str = "visiting"
) -> Ward:
    return Ward(slug, named(chinese, english), also, rooms(table), HOURS[hours])


NORTH_WEST = """
    staff office doctors | 医生办公室 | Doctors' office | | door=1.0
    store storage treatment | 治疗室 | Treatment room
    room drinking_water pantry | 配餐开水间 | Pantry and hot water | 热水、打水、微波炉
"""
NORTH_EAST = """
    room other interview | 医患谈话间 | Interview room | 谈话、告知
    store storage store | 库房 | Store
"""
BASEMENT = CommonFloor(
    south_west="""
    staff pharmacy infusion-pharmacy | 静脉用药调配中心 | Infusion pharmacy | | share=1.4
    staff storage drugs | 药品库 | Drug store
    staff storage gas | 医用气体机房 | Medical gas room
""",
    south_east="""
    counter food patients-canteen | 营养食堂 | Patients' canteen \
        | 食堂、吃饭、订餐、病号饭 | hours=Mo-Su_06:30-19:00 share=1.5
    counter shop barber | 理发室 | Barber | 理发、剃头 | hours=daily
""",
    north_west="""
    staff storage archives | 病案库 | Records archive
    staff storage beds | 床单位消毒间 | Bed cleaning
    staff storage switchgear | 高压配电房 | Switchgear (high voltage)
""",
    north_east="""
    staff storage lift-pit | 排污泵房 | Sewage pumps
    room other chapel | 家属告别休息室 | Quiet room | 休息、静室 | door=0.75
""",
)
GROUND = CommonFloor(
    south_west="""
    counter cash_desk admissions | 住院处 | Admissions \
        | 入院登记、办住院、住院登记、住院手续、admission | hours=always share=1.3
    counter cash_desk discharge | 出院结算处 | Discharge and billing \
        | 出院、结账、结算、退费、discharge | hours=daily
    service other inpatient-insurance | 住院医保窗口 | Inpatient insurance desk | 医保、异地就医
""",
    south_east="""
    counter pharmacy inpatient-pharmacy | 住院药房 | Inpatient pharmacy \
        | 出院带药、取药、住院取药 | hours=always
    service other pre-admission | 入院准备中心 | Pre-admission centre | 预约住院、术前检查
    counter shop convenience | 便利店 | Convenience shop \
        | 超市、小卖部、日用品、陪护用品 | hours=Mo-Su_07:00-22:00
""",
    north_west="""
    service other ward-records | 住院病案复印处 | Inpatient records copies | 病历复印、病案、邮寄
    service other carers | 陪护管理中心 | Carers' office | 护工、陪护、陪床 | hours=daily
    staff office security | 安保值班室 | Security
    staff storage sluice-ground | 污物间 | Dirty utility
""",
    north_east="""
    staff storage plant-lobby | 机房前室 | Plant lobby | | share=0.6
    counter food coffee | 咖啡吧 | Coffee bar | 咖啡、饮品、coffee | hours=Mo-Su_08:00-20:00
    room nursing_room nursing-room | 母婴室 | Baby care room | 哺乳、喂奶、换尿布
""",
)
WARD_FLOORS: dict[str, tuple[Ward, Ward]] = {
    "ip-2f": (
        _ward(
            "icu",
            "重症医学科（ICU）",
            "Intensive care (ICU)",
            "ICU",
            "重症监护",
            "intensive care",
            table="""
    service ward icu-visiting | ICU探视室 | ICU visiting room | 探视、家属 | hours=visiting
    staff ward icu-open | ICU监护大厅 | ICU open ward | | share=2.4
    staff ward icu-isolation | ICU隔离单间 | ICU isolation room
""",
        ),
        _ward(
            "ccu",
            "心脏重症监护室（CCU）",
            "Coronary care (CCU)",
            "CCU",
            "心脏监护",
            table="""
    service other ccu-visiting | CCU家属谈话室 | CCU family room | 家属
    staff ward ccu-open | CCU监护大厅 | CCU open ward | | share=2.4
    staff ward ccu-isolation | CCU单间 | CCU single room
""",
        ),
    ),
    "ip-3f": (
        _ward(
            "delivery",
            "产房分娩中心",
            "Delivery suite",
            "产房",
            "分娩",
            "生孩子",
            "labour",
            table="""
    service ward labour-waiting | 待产室 | Labour ward | 待产、宫缩 | hours=always
    staff operating_theatre delivery-1 | 第1分娩室 | Delivery room 1
    staff operating_theatre delivery-2 | 第2分娩室 | Delivery room 2
    service ward family-delivery | 家庭化产房 | Family delivery room | 陪产 | hours=always
""",
            hours="always",
        ),
        _ward(
            "neonatal",
            "新生儿科（NICU）",
            "Newborn intensive care (NICU)",
            "NICU",
            "新生儿",
            "早产儿",
            "保温箱",
            table="""
    service ward neonatal-visiting | 新生儿探视室 | Newborn visiting room | 看宝宝 | hours=visiting
    staff ward neonatal-open | 新生儿监护室 | Newborn unit | | share=2.4
    staff other baby-bath | 沐浴抚触室 | Baby bath
""",
        ),
    ),
    "ip-5f": (
        _ward(
            "surgical-icu",
            "外科重症监护室（SICU）",
            "Surgical intensive care (SICU)",
            "SICU",
            "术后监护",
            table="""
    service ward surgical-icu-visiting | SICU探视室 | SICU visiting room | 探视 | hours=visiting
    staff ward surgical-icu-open | SICU监护大厅 | SICU open ward | | share=2.4
    staff ward surgical-icu-isolation | SICU单间 | SICU single room
""",
        ),
        _ward("cardiac-surgery", "心胸外科病区", "Cardiothoracic ward", "心外科", "胸外科"),
    ),
    "ip-6f": (
        _ward("obstetric-ward", "产科病区", "Obstetric ward", "产后", "坐月子", "maternity ward"),
        _ward("gynaecology-ward", "妇科病区", "Gynaecology ward"),
    ),
    "ip-7f": (
        _ward("paediatric-ward", "儿科病区", "Children's ward", "小儿病房、儿童病房"),
        _ward("ent-ward", "眼耳鼻喉科病区", "Eye and ENT ward", "五官科病房"),
    ),
    "ip-8f": (
        _ward("general-surgery-ward", "普外科病区", "General surgery ward", "胃肠外科", "肝胆外科"),
        _ward("urology-ward", "泌尿外科病区", "Urology ward"),
    ),
    "ip-9f": (
        _ward("orthopaedic-ward", "骨科病区", "Orthopaedic ward", "创伤骨科", "关节"),
        _ward("neurosurgery-ward", "神经外科病区", "Neurosurgery ward", "脑外科"),
    ),
    "ip-10f": (
        _ward("cardiology-ward", "心血管内科病区", "Cardiology ward", "心内科"),
        _ward("neurology-ward", "神经内科病区", "Neurology ward", "卒中单元"),
    ),
    "ip-11f": (
        _ward("oncology-ward", "肿瘤科病区", "Oncology ward", "化疗", "肿瘤内科", "cancer"),
        _ward("respiratory-ward", "呼吸内科病区", "Respiratory ward"),
    ),
}
