# Where state is kept: one message error-<code> for each code of kiosk_server.storage.

error-storage-full = There is no room left to store anything, so nothing was changed. Free space on the disk, then try again.
error-storage-locked = Another program is using the stored data. Close it, or wait until it has finished, then try again.
error-storage-lost = The database cannot be reached. Check that its server runs, or that its file was not moved; then try again.
error-storage-corrupt = The stored data is damaged. Stop the server and restore the last backup.
error-storage-closed = The server is shutting down. Try again in a minute.
error-storage-read-only = The stored data can only be read. Give the server the right to write it.
error-storage-failed = The disk failed to keep what was written. Check the disk, then start the server again.
error-storage-unopenable = The file or folder for the stored data cannot be opened ({ $problem }). Check that it exists and who may write there.
error-storage-newer = The stored data belongs to a later version of this program ({ $version }). Install that version.
error-storage-url-invalid = This is not an address of a database. Write sqlite:///path/to/file or postgresql://user@host/name.
error-storage-driver-missing = PostgreSQL needs an extra part of this program. Install kiosk-server[postgresql].
error-storage-backup-elsewhere = PostgreSQL has its own program for this. Use { $tool }.
error-storage-target-exists = There is a file of this name already, so nothing was written. Choose another name, or say that it may be replaced.
error-storage-missing = There is no file of this name. Check the path.
error-storage-foreign = This file is not a backup of this program's data. Choose another one.
error-outbox-attempt-unfinished = The last attempt was cut off. Check what it did before trying again.
error-outbox-restored = This waited to be sent when the backup was made that was restored since. Check whether it is still true before sending it.
