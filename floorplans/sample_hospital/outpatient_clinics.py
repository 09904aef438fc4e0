"""The outpatient building's clinics, floor by floor: what is in its wings and behind its street."""

from collections.abc import Sequence
from dataclasses import dataclass

from floorplans.sample_hospital.rooms import Room, consulting, rooms


@dataclass(frozen=True, slots=True)
class Wing:
    """A wing's department: the name of its waiting zone and the rooms of its two rows."""

    chinese: str
    english: str
    south: Sequence[Room]
    north: Sequence[Room]


@dataclass(frozen=True, slots=True)
class ClinicFloor:
    """The wings of one upper floor, and tables of the rooms in the band north of the street."""

    west: Wing
    east: Wing
    band_west: str
    band_east: str
    plant: str


FLOORS: dict[str, ClinicFloor] = {
    "op-2f": ClinicFloor(
        west=Wing(
            "内科",
            "Internal medicine",
            (
                *rooms("""
    clinic department internal-medicine | 内科门诊 | Internal medicine clinic | 内科、看内科
    clinic department cardiology | 心血管内科 | Cardiology | 心内科、高血压、心脏、heart
    clinic department respiratory | 呼吸内科 | Respiratory medicine | 咳嗽、哮喘、lungs
    clinic department digestive | 消化内科 | Gastroenterology | 胃肠、肚子痛、胃病、stomach
"""),
                *consulting("internal", "内科", "Medicine", 1, 2),
            ),
            rooms("""
    clinic department endocrinology | 内分泌科 | Endocrinology | 糖尿病、甲状腺、diabetes
    clinic department nephrology | 肾内科 | Nephrology | 肾病、肾脏、kidney
    clinic department neurology | 神经内科 | Neurology | 头痛、头晕、headache
    clinic department rheumatology | 风湿免疫科 | Rheumatology | 痛风、类风湿、gout
"""),
        ),
        east=Wing(
            "外科",
            "Surgery",
            (
                *rooms("""
    clinic department surgery | 外科门诊 | Surgery clinic | 外科、普外科、看外科、静脉曲张
    clinic department orthopaedics | 骨科 | Orthopaedics | 骨折、关节、腰痛、bones
    clinic department urology | 泌尿外科 | Urology | 结石、前列腺、男科
    clinic department neurosurgery | 神经外科 | Neurosurgery | 脑外科
"""),
                *consulting("surgery", "外科", "Surgery", 1, 2),
            ),
            rooms("""
    clinic department thyroid-breast | 甲状腺乳腺外科 | Thyroid and breast surgery \
        | 甲状腺、乳腺、breast
    clinic department anorectal | 肛肠科 | Anorectal clinic | 痔疮、便血
    service other dressing | 换药室 | Dressing room | 换药、拆线、清创、dressing
    service other plaster | 石膏室 | Plaster room | 打石膏、cast
"""),
        ),
        band_west="""
    service imaging ecg | 心电图室 | ECG room | 心电图、心电、ECG、EKG | share=0.8
    service imaging lung-function | 肺功能室 | Lung function room | 肺功能、吹气、spirometry
    service imaging holter | 动态心电监测室 | Holter monitoring | 动态心电、24小时心电、动态血压
""",
        band_east="""
    counter cash_desk cashier | 二层挂号收费处 | Cashier, level 2 | 缴费、挂号、收费、payment
    room other interview | 医患沟通室 | Interview room | 谈话 | door=unknown
""",
        plant="staff storage plant | 空调机房 | Ventilation plant",
    ),
    "op-3f": ClinicFloor(
        west=Wing(
            "妇产科",
            "Women's health",
            (
                *rooms("""
    clinic department gynaecology | 妇科 | Gynaecology | 妇科病、看妇科、月经、gynecology
    clinic department obstetrics | 产科 | Obstetrics | 产检、怀孕、孕检、建档、pregnancy
    service other fetal-monitoring | 胎心监护室 | Fetal monitoring | 胎监、胎心
    clinic department family-planning | 计划生育门诊 | Family planning | 人流、上环、避孕
"""),
                *consulting("gynaecology", "妇科", "Gynaecology", 1, 2),
            ),
            (
                *consulting("obstetrics", "产科", "Obstetrics", 1, 2),
                *rooms("""
    service imaging colposcopy | 阴道镜室 | Colposcopy room | 阴道镜、宫颈
    clinic department reproductive | 生殖医学门诊 | Reproductive medicine | 不孕不育、试管、IVF
"""),
            ),
        ),
        east=Wing(
            "儿科",
            "Paediatrics",
            (
                *rooms("""
    clinic department paediatrics | 儿科 | Paediatrics | 小儿科、孩子、小孩、children、pediatrics
    clinic department child-health | 儿童保健科 | Child health | 儿保、体检、生长发育
    service other vaccination | 预防接种门诊 | Vaccination | 打疫苗、接种、疫苗、vaccine
    service other nebulising | 雾化室 | Nebuliser room | 雾化、做雾化
"""),
                *consulting("paediatrics", "儿科", "Paediatrics", 1, 2),
            ),
            rooms("""
    service other child-infusion | 儿科输液室 | Children's infusion room | 小儿输液、吊针
    service laboratory child-blood | 儿科采血处 | Children's blood collection | 儿童抽血、扎手指
    clinic department neonatal | 新生儿门诊 | Newborn clinic | 黄疸、宝宝、newborn
    room nursing_room nursing-room | 母婴室 | Baby care room | 哺乳、喂奶、换尿布、nursing
"""),
        ),
        band_west="""
    service imaging ultrasound-women | 妇产科超声室 | Obstetric ultrasound | B超、彩超、四维 \
        | share=1.2
    service other midwife | 助产士门诊 | Midwife clinic | 助产、分娩咨询
    service lecture_hall antenatal-school | 孕妇学校 | Antenatal school | 孕妇课堂
""",
        band_east="""
    counter cash_desk cashier | 三层挂号收费处 | Cashier, level 3 | 缴费、挂号、收费、payment
    room other play | 儿童游戏角 | Children's play corner | 玩具、游乐 | door=0.7
""",
        plant="staff storage plant | 弱电机房 | Network room",
    ),
    "op-4f": ClinicFloor(
        west=Wing(
            "眼科",
            "Eye clinic",
            (
                *rooms("""
    clinic department ophthalmology | 眼科 | Ophthalmology | 看眼睛、近视、白内障、eyes
    service other optometry | 验光配镜中心 | Optometry | 验光、配眼镜、视力、glasses
    service imaging fundus | 眼底检查室 | Fundus examination | 眼底、OCT
"""),
                *consulting("ophthalmology", "眼科", "Ophthalmology", 1, 3),
            ),
            rooms("""
    service other eye-laser | 眼科激光室 | Eye laser room | 激光
    service other eye-treatment | 眼科治疗室 | Eye treatment room | 冲眼、拆线
    staff office eye-office | 眼科办公室 | Eye clinic office
"""),
        ),
        east=Wing(
            "五官科",
            "Ear, nose, throat and teeth",
            (
                *rooms("""
    clinic department ent | 耳鼻喉科 | Ear, nose and throat | 耳鼻咽喉科、鼻炎、耳鸣、嗓子、ENT
    service other hearing | 听力检查室 | Hearing tests | 听力、测听、助听器
    service other laryngoscopy | 喉镜室 | Laryngoscopy | 电子喉镜、鼻内镜
"""),
                *consulting("ent", "耳鼻喉科", "ENT", 1, 3),
            ),
            rooms("""
    clinic department dental | 口腔科 | Dental clinic | 牙科、看牙、拔牙、补牙、dentist
    service other dental-chairs | 口腔综合治疗区 | Dental treatment | 洗牙、种植牙
    service imaging dental-x-ray | 口腔放射室 | Dental X-ray | 牙片、全景片
"""),
        ),
        band_west="""
    clinic department dermatology | 皮肤科 | Dermatology | 皮肤、湿疹、过敏、痘痘、skin
    service other phototherapy | 光疗室 | Phototherapy | 紫外线、白癜风光疗
    clinic department plastic | 医学美容科 | Aesthetic medicine | 整形、美容
""",
        band_east="""
    counter cash_desk cashier | 四层挂号收费处 | Cashier, level 4 | 缴费、挂号、收费、payment
    service other allergy | 过敏原检测室 | Allergy tests | 过敏原、皮肤点刺
""",
        plant="staff storage plant | 空调机房 | Ventilation plant",
    ),
    "op-5f": ClinicFloor(
        west=Wing(
            "中医科",
            "Chinese medicine",
            (
                *rooms("""
    clinic department chinese-medicine | 中医科 | Traditional Chinese medicine | 中医、把脉、TCM
    clinic department acupuncture | 针灸科 | Acupuncture | 针灸、扎针、艾灸、拔罐、needles
    clinic department massage | 推拿科 | Tuina massage | 推拿、按摩
"""),
                *consulting("chinese-medicine", "中医科", "TCM", 1, 3),
            ),
            rooms("""
    service other moxibustion | 中医治疗室 | Chinese medicine treatment | 理疗、熏蒸、刮痧
    service other bone-setting | 正骨室 | Bone setting | 正骨、脱臼
    staff storage herb-store | 中药库 | Herb store
"""),
        ),
        east=Wing(
            "康复医学科",
            "Rehabilitation",
            rooms("""
    clinic department rehabilitation | 康复医学科 | Rehabilitation | 康复、理疗、rehab
    service other physiotherapy | 物理治疗室 | Physiotherapy | PT、理疗、运动康复 | share=1.4
    service other occupational | 作业治疗室 | Occupational therapy | OT
    service other speech | 言语治疗室 | Speech therapy | 语言训练 | share=0.8
"""),
            rooms("""
    clinic department psychology | 心理科 | Psychology | 心理咨询、抑郁、焦虑、mental health
    clinic department sleep | 睡眠医学门诊 | Sleep clinic | 失眠、打鼾、sleep
    clinic department pain | 疼痛科 | Pain clinic | 止痛、神经痛
"""),
        ),
        band_west="""
    clinic department nutrition | 临床营养科 | Nutrition clinic | 营养、减肥、diet
    clinic department geriatrics | 老年医学科 | Geriatrics | 老年病、老人
    clinic department general-practice | 全科医学科 | General practice | 全科、家庭医生、GP
""",
        band_east="""
    counter cash_desk cashier | 五层挂号收费处 | Cashier, level 5 | 缴费、挂号、收费、payment
    service other social-work | 医务社工部 | Social work | 社工、救助、志愿者管理
""",
        plant="staff storage plant | 配电间 | Electrical room",
    ),
    "op-6f": ClinicFloor(
        west=Wing(
            "体检中心",
            "Health check-ups",
            rooms("""
    clinic department check-up | 体检中心 | Health check-up centre \
        | 体检、健康检查、入职体检、checkup
    service laboratory check-up-blood | 体检采血室 | Check-up blood collection | 体检抽血
    service imaging check-up-ultrasound | 体检超声室 | Check-up ultrasound | 体检B超
    service imaging check-up-x-ray | 体检胸片室 | Check-up chest X-ray | 体检拍片
"""),
            rooms("""
    service other check-up-internal | 体检内外科室 | Check-up physician | 量血压、身高体重
    service other check-up-eyes | 体检五官科室 | Check-up eyes and ears | 视力
    service other check-up-reports | 体检报告咨询室 | Check-up reports | 体检报告、体检结果
"""),
        ),
        east=Wing(
            "特需门诊",
            "Special-needs clinics",
            (
                *rooms("""
    clinic department vip | 特需门诊 | Private clinic | 特需、VIP、专家门诊
    clinic department international | 国际医疗部 | International patients | 外宾、foreigners
    clinic department multidisciplinary | 多学科会诊中心 | Multidisciplinary clinic | MDT、会诊
"""),
                *consulting("expert", "专家", "Expert clinic", 1, 3),
            ),
            rooms("""
    clinic department internet | 互联网医院 | Internet hospital | 网上问诊、视频问诊、复诊
    service lecture_hall lecture-hall | 学术报告厅 | Lecture hall | 会议室、讲座 | share=1.8
"""),
        ),
        band_west="""
    staff office administration | 医务处 | Medical affairs office | 医务科
    service other complaints | 投诉接待室 | Complaints office | 投诉、纠纷、意见
    service other ethics | 药物临床试验办公室 | Clinical trials office | 临床试验、受试者、GCP
""",
        band_east="""
    counter food cafe | 咖啡厅 | Coffee bar | 咖啡、饮料、coffee | hours=Mo-Fr_08:00-18:00
    service shop bookshop | 书店 | Bookshop | 图书、书 | hours=weekdays door=unknown
""",
        plant="staff storage plant | 电梯机房 | Lift machine room",
    ),
}
