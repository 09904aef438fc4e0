# 未经测量、按假定采用的路线依据。数字已写好；$count 只用于选择形式。

basis-open = 这条路线有 { $number } 处是假定的，没有测量
basis-title = 这条路线的依据
basis-lead = 下列各处没有测量。编号标在平面图上。
basis-none-here = 这一层的各处都测量过或按图核实。
basis-none = 这条路线的各处都测量过或按图核实。
