# “找人帮忙”：访客手机上的各个页面共用。

person-title = 找人帮忙
person-lead = 任何一位工作人员或志愿者都可以帮您、带您过去；要用纸质单据、要付现金，也可以问他们去哪里办。
person-desk = 最近的服务台
person-closed = 现在没有开放的服务台，下面这个最早开放
person-no-desk = 平面图上没有服务台。
person-show = 看路线
person-call = 拨打 { $number }
person-unknown = 暂时查不到最近的服务台。
person-walk = 步行{ $duration }
