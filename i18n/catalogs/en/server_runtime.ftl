# Why the server cannot start: settings, sockets, certificates, hints between processes.

error-settings-file-unreadable = The settings cannot be read ({ $reason }). Check the name and whether the server's user may read the file.
error-settings-file-broken = The settings are not valid TOML ({ $reason }). Correct the line and start again.
error-settings-unknown = There is no setting “{ $key }”. Check its spelling; the README lists all settings.
error-settings-twice = Both { $key } and { $other } are set. Keep one of them.
error-settings-missing = The setting “{ $key }” is missing. Write it into the settings file, or set the KIOSK_ variable of its name.
error-settings-wrong-type = The setting “{ $key }” must be { $expected ->
        [integer] a whole number
        [number] a number
        [switch] true or false
        [path] the name of a file or folder
        [texts] a list of texts
        [choice] one of: { $choices }
       *[other] a text
    }.
error-settings-out-of-range = The setting “{ $key }” must be a number { $range }.
error-settings-wrong-value = The setting “{ $key }” must be { $form ->
        [address] an address such as https://ways.example.org
        [locales] a list of language tags such as zh-CN
        [networks] a list of IP addresses or networks such as 10.0.0.0/8, or unix
        [identifier] a name of small letters and digits
        [database] sqlite:///PATH or postgresql://…
        [redis] an address such as redis://…
        [pairs] a list of group=role
        [keys] a list of meaning=key, each key once; meanings: previous, next, select, back, repeat, headphones-in, headphones-out
        [database-postgresql] memory or redis, as the database is not PostgreSQL
       *[other] right
    }.
error-listen-in-use = { $address } is in use by another program. Stop it, or choose another listen_port.
error-listen-not-allowed = The server may not listen on { $address } ({ $reason }). Choose a port from 1024 up, or let systemd open the socket.
error-listen-impossible = The server cannot listen on { $address } ({ $reason }). Check listen_host and listen_port.
error-listen-handed-unusable = The socket that was handed over as descriptor { $descriptor } does not listen for streams. Check the .socket unit.
error-tls-unusable = The certificate and its key cannot be used ({ $reason }). Check tls_cert and tls_key: PEM files that belong together.
error-events-unreachable = { $backend } cannot be reached for hints between processes ({ $reason }). Check its address and that it runs.
error-events-extra-missing = Hints over { $backend } need more packages. Install kiosk-server[{ $extra }].
