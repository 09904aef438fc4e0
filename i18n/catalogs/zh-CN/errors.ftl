# 每个错误代码一条消息 error-<代码>；没有的用 error-unknown。

error-unknown = 出了点问题（{ $code }）。请重试，或询问工作人员。
    .speak = 出了点问题。请重试，或询问工作人员。
error-somewhere = { $where }：{ $error }
