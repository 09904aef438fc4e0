# 医院自己的系统不能告诉的事。
refusal-records-away = 预约系统暂时没有回应。请先取普通号,或到服务台询问。
refusal-records-none = 这里不能办理预约签到。请取号,或到服务台询问。
refusal-identification-unfit = 这不像卡号、预约码或身份证号后六位。请检查后重新输入。
refusal-patient-unknown = 没有查到。请检查输入的内容,或到服务台询问。
refusal-patient-ambiguous = 仅凭这些查不到您的预约。请使用就诊卡或预约码。
