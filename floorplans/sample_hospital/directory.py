"""The sample hospital's directory: its departments, with what people call them and where they are.

A table, one department on a line: `id | Chinese | English | synonyms | place ids | hours`.
"""

from floorplans.model import Department
from floorplans.sample_hospital.rooms import HOURS, cells_of, named, synonyms_of

_DEPARTMENTS = """
admissions | 住院处 | Admissions and discharge | 办住院、入院、出院、住院手续、discharge \
    | ip-1f-admissions ip-1f-discharge ip-1f-pre-admission | daily
anaesthesia | 麻醉科 | Anaesthesia | 麻醉、无痛 | mt-3f-anaesthesia | weekdays
cardiology | 心血管内科 | Cardiology | 心内科、心脏病、高血压、heart \
    | op-2f-cardiology ip-10f-cardiology-ward ip-2f-ccu op-1f-chest-pain | clinic
check-up | 体检中心 | Health check-ups | 体检、健康体检、年检、checkup \
    | op-6f-check-up op-6f-check-up-blood op-6f-check-up-ultrasound op-6f-check-up-reports \
    | mornings
chinese-medicine | 中医科 | Traditional Chinese medicine | 中医、中药、针灸、推拿、TCM \
    | op-5f-chinese-medicine op-5f-acupuncture op-5f-massage op-1f-chinese-pharmacy | clinic
dental | 口腔科 | Dental clinic | 牙科、看牙、拔牙、补牙、洗牙、dentist \
    | op-4f-dental op-4f-dental-chairs op-4f-dental-x-ray | clinic
dermatology | 皮肤科 | Dermatology | 皮肤、湿疹、过敏、skin \
    | op-4f-dermatology op-4f-phototherapy | clinic
dialysis | 血液净化中心 | Dialysis | 透析、血透、腹透、洗肾 | mt-3f-dialysis mt-3f-peritoneal \
    | daily
digestive | 消化内科 | Gastroenterology | 胃肠、肚子痛、胃病、拉肚子 \
    | op-2f-digestive mt-3f-endoscopy op-1f-enteric | clinic
emergency | 急诊医学科 | Emergency department | 急诊、急救、120、抢救、A&E、casualty \
    | op-1f-emergency op-1f-emergency-clinic op-1f-resuscitation op-1f-emergency-observation \
    | always
emergency-centres | 五大救治中心 | Emergency care centres | 胸痛、卒中、创伤、危重孕产妇、危重儿童 \
    | op-1f-chest-pain op-1f-stroke op-1f-trauma op-1f-maternal-rescue op-1f-child-rescue | always
endocrinology | 内分泌科 | Endocrinology | 糖尿病、甲状腺、diabetes | op-2f-endocrinology | clinic
endoscopy | 内镜中心 | Endoscopy | 胃镜、肠镜、无痛胃镜、气管镜 \
    | mt-3f-endoscopy mt-3f-gastroscopy-1 mt-3f-colonoscopy-1 mt-3f-bronchoscopy | weekdays
ent | 耳鼻咽喉头颈外科 | Ear, nose and throat | 耳鼻喉、耳鼻喉科、鼻炎、耳鸣、ENT \
    | op-4f-ent op-4f-hearing op-4f-laryngoscopy ip-7f-ent-ward | clinic
fever | 发热门诊 | Fever clinic | 发烧、感冒、流感、新冠、flu | op-1f-fever-clinic | always
functional-tests | 功能检查科 | Functional tests | 心电图、肺功能、脑电图、肌电图 \
    | op-2f-ecg op-2f-holter op-2f-lung-function mt-2f-electrophysiology mt-2f-treadmill | weekdays
general-practice | 全科医学科 | General practice | 全科、家庭医生、GP | op-5f-general-practice \
    | clinic
gynaecology | 妇科 | Gynaecology | 妇产科、妇科病、gynecology \
    | op-3f-gynaecology op-3f-colposcopy ip-6f-gynaecology-ward | clinic
imaging | 医学影像科 | Medical imaging | 放射科、拍片、X光、CT、核磁、磁共振、MRI、radiology \
    | mt-1f-radiology mt-1f-x-ray-1 mt-1f-ct-1 mt-1f-mri-1 mt-1f-films | daily
insurance | 医保办 | Medical insurance | 医保、报销、异地就医、insurance \
    | op-1f-insurance ip-1f-inpatient-insurance | weekdays
intensive-care | 重症医学科 | Intensive care | ICU、重症监护、SICU、CCU \
    | ip-2f-icu ip-5f-surgical-icu ip-2f-ccu | visiting
internal-medicine | 内科 | Internal medicine | 大内科、physician \
    | op-2f-internal-medicine op-2f-internal-room-1 op-2f-internal-room-2 | clinic
laboratory | 检验科 | Clinical laboratory | 抽血、化验、验血、验尿、检验、blood test \
    | mt-2f-laboratory op-1f-specimens mt-2f-specimen-window mt-2f-lab-reports | mornings
medical-records | 病案室 | Medical records | 病案复印、病历复印、records \
    | op-1f-records ip-1f-ward-records | weekdays
nephrology | 肾内科 | Nephrology | 肾病、肾脏、kidney | op-2f-nephrology mt-3f-dialysis | clinic
neurology | 神经内科 | Neurology | 头痛、头晕、中风、stroke \
    | op-2f-neurology ip-10f-neurology-ward op-1f-stroke mt-2f-tcd | clinic
neurosurgery | 神经外科 | Neurosurgery | 脑外科 | op-2f-neurosurgery ip-9f-neurosurgery-ward \
    | clinic
nuclear-medicine | 核医学科 | Nuclear medicine | PET、骨扫描、同位素、碘131 \
    | mt-b1-nuclear-medicine mt-b1-pet-ct mt-b1-ect | weekdays
obstetrics | 产科 | Obstetrics | 妇产科、产检、怀孕、生孩子、pregnancy \
    | op-3f-obstetrics op-3f-fetal-monitoring ip-3f-delivery ip-6f-obstetric-ward | clinic
oncology | 肿瘤科 | Oncology | 化疗、放疗、癌症、cancer \
    | ip-11f-oncology-ward mt-b1-radiotherapy mt-b1-cancer-day-care | clinic
operating-theatres | 手术部 | Operating theatres | 手术室、开刀、家属等候、surgery \
    | mt-4f-theatre-desk mt-4f-waiting mt-3f-day-surgery | always
ophthalmology | 眼科 | Ophthalmology | 看眼睛、近视、白内障、验光、eyes \
    | op-4f-ophthalmology op-4f-optometry op-4f-fundus op-4f-eye-treatment | clinic
orthopaedics | 骨科 | Orthopaedics | 骨折、关节、腰腿痛、bones \
    | op-2f-orthopaedics op-2f-plaster ip-9f-orthopaedic-ward | clinic
paediatrics | 儿科 | Paediatrics | 小儿科、孩子、小孩、children、pediatrics \
    | op-3f-paediatrics op-3f-child-health op-3f-vaccination ip-7f-paediatric-ward | clinic
pathology | 病理科 | Pathology | 病理、活检、切片、biopsy | mt-3f-pathology | weekdays
pharmacy | 药剂科 | Pharmacy | 取药、拿药、药房、中药、medicine \
    | op-1f-pharmacy op-1f-chinese-pharmacy ip-1f-inpatient-pharmacy | daily
psychology | 心理科 | Psychology | 心理咨询、抑郁、焦虑、失眠 | op-5f-psychology op-5f-sleep \
    | clinic
radiotherapy | 放射治疗科 | Radiotherapy | 放疗、加速器、定位 \
    | mt-b1-radiotherapy mt-b1-linac-1 mt-b1-ct-simulator | weekdays
rehabilitation | 康复医学科 | Rehabilitation | 康复、理疗、rehab \
    | op-5f-rehabilitation op-5f-physiotherapy op-5f-occupational op-5f-speech | clinic
respiratory | 呼吸内科 | Respiratory medicine | 咳嗽、哮喘、肺炎、lungs \
    | op-2f-respiratory op-2f-lung-function mt-3f-bronchoscopy ip-11f-respiratory-ward | clinic
services | 门诊服务部 | Patient services | 便民服务、咨询、志愿者、轮椅、盖章 \
    | op-1f-services op-1f-information op-1f-volunteers op-1f-wheelchairs | daily
surgery | 普通外科 | General surgery | 外科、普外、surgeon \
    | op-2f-surgery op-2f-dressing op-2f-thyroid-breast ip-8f-general-surgery-ward | clinic
ultrasound | 超声医学科 | Ultrasound | B超、彩超、四维 \
    | mt-2f-ultrasound mt-2f-ultrasound-1 op-3f-ultrasound-women op-6f-check-up-ultrasound \
    | weekdays
urology | 泌尿外科 | Urology | 结石、前列腺、男科 | op-2f-urology ip-8f-urology-ward | clinic
"""

_ORDER = """
general-practice internal-medicine respiratory digestive neurology cardiology nephrology
endocrinology surgery neurosurgery orthopaedics urology gynaecology obstetrics paediatrics
ophthalmology ent dental dermatology psychology oncology fever emergency emergency-centres
rehabilitation chinese-medicine check-up intensive-care anaesthesia operating-theatres dialysis
laboratory pathology imaging ultrasound functional-tests endoscopy nuclear-medicine radiotherapy
pharmacy admissions insurance medical-records services
"""
"""As boards in Chinese hospitals list them: the order of the national list of clinical subjects
(医疗机构诊疗科目名录), internal medicine before surgery, examinations after all that treat."""


def departments() -> tuple[Department, ...]:
    """The departments, sorted by id."""
    order = _ORDER.split()
    return tuple(
        Department(
            id=department_id,
            names=named(chinese, english),
            place_ids=tuple(place_ids.split()),
            synonyms=synonyms_of(also),
            opening_hours=HOURS[hours],
            position=1 + order.index(department_id),
        )
        for department_id, chinese, english, also, place_ids, hours in cells_of(_DEPARTMENTS)
    )
