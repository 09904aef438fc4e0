# Words about something broken that pages of visitors and of staff share; browsers get this too.

fault-kind-lift = Lift or escalator
fault-kind-door = Door
fault-kind-toilet = Toilet
fault-kind-light = Light
fault-kind-sign = Sign
fault-kind-floor = Floor or stairs
fault-kind-other = Something else
fault-state-received = Received
fault-state-being-seen-to = Being seen to
fault-state-way-closed = Closed until it is mended
fault-state-settled = Settled
