# What the voice says of itself, and dates as it reads them.

speech-date = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }

error-speech-too-much = At most { $messages } messages with { $arguments } arguments each can be spoken at once. Ask in parts.
error-speech-unknown = There is no such recording any more. Ask the server for its address again.
error-speech-busy = Many sentences are being spoken just now. Try again in a few seconds.
error-speech-too-many = Too many new sentences were asked for from here. Try again in { $seconds } s; the text can be read meanwhile.
error-speech-down = The voice is being started again. Try again in { $seconds } s.
error-speech-refused = This sentence cannot be spoken. Please read it.
