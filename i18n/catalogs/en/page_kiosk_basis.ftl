# What a way rests on where nobody measured. Numbers arrive formatted; $count only chooses a form.

basis-open = { $count ->
        [one] { $number } place on this way is assumed, not measured
       *[other] { $number } places on this way are assumed, not measured
    }
basis-title = What this way rests on
basis-lead = Nobody measured these. The numbers stand on the plan.
basis-none-here = On this level everything was measured or drawn.
basis-none = Everything on this way was measured or drawn.
