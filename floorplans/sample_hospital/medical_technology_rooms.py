"""What is on each floor of the medical technology building, as tables of rooms."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TechnologyFloor:
    """One floor: tables of rooms from west to east, and who may use the northern corridor."""

    waiting_chinese: str
    waiting_english: str
    south_west: str
    south_east: str
    middle_west: str
    middle_east: str
    north: str
    plant: str
    north_is_public: bool = False
    middle_doors: str = "south"
    """The side of the middle row's doors."""


FLOORS: dict[str, TechnologyFloor] = {
    "mt-b1": TechnologyFloor(
        waiting_chinese="放疗核医学候诊区",
        waiting_english="Radiotherapy waiting area",
        south_west="""
    clinic department radiotherapy | 放射治疗科 | Radiotherapy | 放疗、肿瘤放疗、radiation
    clinic department nuclear-medicine | 核医学科 | Nuclear medicine | 核医学、同位素、甲亢碘131
    service other moulds | 放疗模具室 | Mould room | 定位、面罩
""",
        south_east="""
    service other cancer-day-care | 放疗日间治疗室 | Day treatment | 日间化疗
""",
        middle_west="""
    service other linac-1 | 直线加速器1室 | Linear accelerator 1 | 加速器、放疗 | door=1.5
    service other linac-2 | 直线加速器2室 | Linear accelerator 2 | 加速器、放疗 | door=1.5
    service imaging ct-simulator | CT模拟定位室 | CT simulator | 放疗定位
""",
        middle_east="""
    service imaging pet-ct | PET-CT室 | PET-CT | PET、派特
    service imaging ect | ECT室 | Gamma camera (ECT) | 骨扫描、SPECT、ECT
    service other dosing | 给药注射室 | Tracer injection | 打同位素
    service other after-dosing | 注射后候诊室 | Waiting after injection | 核医学等候
""",
        north="""
    staff office physics | 物理室 | Medical physics | | share=0.8
    staff office linac-control | 加速器控制室 | Accelerator control
    staff storage hot-laboratory | 热实验室（放射性） | Hot laboratory (radioactive) \
        | | hazard=radiation
    staff storage decay | 放射性废物衰变池 | Radioactive waste decay tank | | hazard=radiation
    staff other mortuary | 太平间 | Mortuary | 告别厅、遗体
    staff storage cold-store | 标本冷库 | Specimen cold store
    staff storage generator | 柴油发电机房 | Generator room
""",
        plant="staff storage plant | 通风机房 | Ventilation plant",
    ),
    "mt-1f": TechnologyFloor(
        waiting_chinese="放射科候诊区",
        waiting_english="Imaging waiting area",
        south_west="""
    counter imaging radiology | 放射科 | Radiology \
        | 拍片、影像科、放射、登记、X光、imaging | hours=daily
    service other films | 影像取片处 | Film collection | 取片、取胶片、取影像报告、CD | hours=daily
    room other changing | 更衣室 | Changing room | 换衣服 | share=0.7
""",
        south_east="""
    service other contrast-observation | 增强检查观察室 | Contrast observation | 造影剂、留观
""",
        middle_west="""
    service imaging x-ray-1 | DR1室（X光） | X-ray room 1 | 拍片、X光、胸片、DR | hours=always
    service imaging x-ray-2 | DR2室（X光） | X-ray room 2 | 拍片、X光、骨片、DR | hours=daily
    service imaging fluoroscopy | 胃肠造影室 | Fluoroscopy | 钡餐、造影
    service imaging mammography | 乳腺钼靶室 | Mammography | 钼靶、乳腺
    service imaging bone-density | 骨密度室 | Bone density | 骨质疏松、DXA
""",
        middle_east="""
    service imaging ct-1 | CT1室 | CT room 1 | CT、断层、增强CT | hours=always
    service imaging ct-2 | CT2室 | CT room 2 | CT、断层 | hours=daily
    service imaging mri-1 | 磁共振1室 | MRI room 1 | 核磁、磁共振、MRI、核磁共振 | hours=daily
    service imaging mri-2 | 磁共振2室 | MRI room 2 | 核磁、磁共振、MRI | hours=daily
""",
        north="""
    staff office reading-room | 影像诊断室 | Image reading room | | share=1.4
    staff office x-ray-control | X光控制室（辐射区） | X-ray control (radiation area)
    staff office ct-control | CT控制室（辐射区） | CT control (radiation area)
    staff storage mri-plant | 磁体设备间（强磁场） | Magnet plant (strong field)
    staff storage imaging-server | 影像机房 | Imaging servers
    staff office imaging-office | 放射科办公室 | Radiology office
""",
        plant="staff storage plant | 设备间 | Plant room",
    ),
    "mt-2f": TechnologyFloor(
        waiting_chinese="检验超声候诊区",
        waiting_english="Laboratory and ultrasound waiting area",
        south_west="""
    counter laboratory laboratory | 检验科 | Clinical laboratory \
        | 化验、检验、lab | hours=daily
    counter laboratory specimen-window | 标本接收窗口 | Specimen reception | 交标本、送检 \
        | hours=daily
    service other lab-reports | 检验报告处 | Laboratory reports | 取报告、化验单
""",
        south_east="""
    service laboratory urine | 体液检验室 | Urine and stool tests | 验尿、尿检、大便、尿常规
""",
        middle_west="""
    clinic imaging ultrasound | 超声医学科 | Ultrasound | B超、彩超、超声、ultrasound
    room imaging ultrasound-1 | 超声1室 | Ultrasound room 1 | 腹部B超
    room imaging ultrasound-2 | 超声2室 | Ultrasound room 2 | 心脏彩超
    room imaging ultrasound-3 | 超声3室 | Ultrasound room 3 | 血管彩超 | door=unknown
    room imaging ultrasound-4 | 超声4室（介入） | Ultrasound room 4 | 穿刺 | door=1.2
""",
        middle_east="""
    service imaging electrophysiology | 电生理室 | Electrophysiology | 脑电图、肌电图、EEG、EMG
    service imaging treadmill | 运动平板室 | Exercise ECG | 运动心电
    service imaging tcd | 经颅多普勒室 | Transcranial Doppler | TCD、脑血流
    service laboratory blood-gas | 血气分析室 | Blood gas analysis | 动脉血
""",
        north="""
    staff laboratory biochemistry | 生化免疫实验室 | Biochemistry laboratory | | share=1.3
    staff laboratory pcr | 基因扩增PCR实验室 | PCR laboratory
    staff laboratory microbiology | 微生物室（生物安全） | Microbiology (biohazard)
    staff laboratory haematology | 血液室 | Haematology laboratory
    staff laboratory blood-bank | 输血科 | Blood bank | 血库
    staff office lab-office | 检验科办公室 | Laboratory office
""",
        plant="staff storage plant | 气体站 | Medical gas plant",
    ),
    "mt-3f": TechnologyFloor(
        waiting_chinese="内镜透析候诊区",
        waiting_english="Endoscopy and dialysis waiting area",
        south_west="""
    clinic department endoscopy | 内镜中心 | Endoscopy centre \
        | 胃镜、肠镜、内镜、无痛胃镜、gastroscopy
    service other endoscopy-preparation | 内镜准备室 | Endoscopy preparation | 喝药、麻醉评估
    service other recovery | 内镜复苏室 | Endoscopy recovery | 麻醉苏醒
""",
        south_east="""
    clinic laboratory pathology | 病理科 | Pathology | 病理、活检、切片、借片、biopsy
""",
        middle_west="""
    service other gastroscopy-1 | 胃镜1室 | Gastroscopy room 1 | 胃镜
    service other gastroscopy-2 | 胃镜2室 | Gastroscopy room 2 | 胃镜
    service other colonoscopy-1 | 肠镜1室 | Colonoscopy room 1 | 肠镜
    service other bronchoscopy | 支气管镜室 | Bronchoscopy | 气管镜、纤支镜
""",
        middle_east="""
    clinic department dialysis | 血液透析中心 | Dialysis centre \
        | 透析、血透、洗肾、hemodialysis | share=2.4 hours=Mo-Sa_07:00-21:00
    service other peritoneal | 腹膜透析室 | Peritoneal dialysis | 腹透
""",
        north="""
    service other day-surgery | 日间手术中心 | Day surgery | 小手术、日间手术 | share=1.4
    service other blood-donation | 献血室 | Blood donation | 献血、互助献血
    staff laboratory pathology-lab | 病理技术室 | Pathology laboratory
    staff storage scope-cleaning | 内镜洗消间 | Endoscope cleaning
    staff storage water-treatment | 透析水处理间 | Dialysis water treatment
    service other anaesthesia | 麻醉门诊 | Anaesthesia clinic | 麻醉评估、术前
""",
        plant="staff storage plant | 空调机房 | Ventilation plant",
        north_is_public=True,
    ),
    "mt-4f": TechnologyFloor(
        waiting_chinese="手术家属等候区",
        waiting_english="Operating theatre family waiting area",
        south_west="""
    counter information theatre-desk | 手术部接待处 | Operating theatre desk \
        | 手术室、手术、家属签字、surgery | hours=always
    service other theatre-interview | 术前谈话室 | Pre-operation talks | 谈话、签字
    service other theatre-shop | 家属更衣探视室 | Visitors' gowning room | 探视
""",
        south_east="""
    service other catheter-recovery | 介入复苏室 | Catheter recovery | 介入
""",
        middle_west="""
    staff operating_theatre theatre-1 | 第1手术室 | Operating theatre 1 | | door=1.6
    staff operating_theatre theatre-2 | 第2手术室 | Operating theatre 2 | | door=1.6
    staff operating_theatre theatre-3 | 第3手术室 | Operating theatre 3 | | door=1.6
    staff operating_theatre theatre-4 | 第4手术室 | Operating theatre 4 | | door=1.6
""",
        middle_east="""
    staff operating_theatre hybrid-theatre | 复合手术室 | Hybrid theatre | | share=1.3 door=1.6
    staff imaging dsa | 介入导管室DSA（辐射区） | Catheter laboratory | 心脏支架、造影 | door=1.6
    staff other post-anaesthesia | 麻醉恢复室PACU | Recovery (PACU) | 苏醒室 | door=1.6
""",
        north="""
    staff operating_theatre theatre-5 | 第5手术室 | Operating theatre 5 | | door=1.6
    staff operating_theatre theatre-6 | 第6手术室 | Operating theatre 6 | | door=1.6
    staff office anaesthesia-office | 麻醉科办公室 | Anaesthesia office
    staff storage sterile-store | 无菌物品库 | Sterile store
    staff storage instruments | 器械间 | Instrument store
    staff office changing-staff | 医护更衣室 | Staff changing
    staff office theatre-office | 手术部护士站 | Theatre nurses
""",
        plant="staff storage plant | 净化机房 | Clean air plant",
        middle_doors="north",
    ),
}
