# One message error-<code> for each error code; error-unknown where there is none.

error-unknown = Something went wrong ({ $code }). Please try again, or ask the staff.
    .speak = Something went wrong. Please try again, or ask the staff.
error-somewhere = { $where }: { $error }
