# Where a plan's file is wrong; the message that follows says how.
error-where-file = { $file }
error-where-field = { $file }, field { $field }
error-where-feature = { $file }, element { $feature }
error-where-feature-field = { $file }, element { $feature }, field { $field }

error-plan-folder-missing = There is no folder of this name. Check the path.
error-plan-folder-not-a-plan = This folder holds something else than a plan, so nothing was written. Choose an empty or new folder.
error-plan-folder-foreign-file = The plan's folder holds a file that is not part of the plan, so nothing was written. Move it away first.
error-plan-folder-unwritable = The folder cannot be written ({ $problem }). Check free space and permissions.
error-plan-not-exact = This element would not be read back as it is, so nothing was written: hold coordinates to 1 cm, and sort by id.
error-plan-not-finite = This element holds a number that is not finite, so nothing was written. Correct it.

error-plan-file-missing = The file is missing. A plan needs it: restore it from a backup or from version control.
error-plan-file-unreadable = The file cannot be read. Check its permissions.
error-plan-file-not-a-file = This is not an ordinary file. Replace it by one.
error-plan-file-link-outside = This is a link to outside the plan's folder. Copy the file into the folder instead.
error-plan-file-too-large = The file is too large to be a plan. Choose a smaller part of the map.
error-plan-file-not-listed = The file belongs to no level that venue.json lists. List the level there, or remove the file.
error-plan-file-not-utf-8 = The file is not encoded in UTF-8 (at byte { $position }). Save it as UTF-8.
error-plan-file-not-json = The file is not valid JSON (line { $line }, column { $column }). Correct it there.
error-plan-file-too-deep = The file is nested too deeply or holds an endless number. It is not a plan.
error-plan-file-not-finite = { $value } is not a number that a plan can hold. Write a finite number.
error-plan-file-unknown-version = The plan is written in format { $value }; this program reads format { $known }. Update the program.
error-plan-file-missing-field = The field is missing. Add it.
error-plan-file-extra-field = There is no such field. Correct its name or remove it.
error-plan-file-repeated-field = The field is there twice. Remove one.
error-plan-file-wrong-type = { $value } should be { $wanted ->
        [boolean] true or false
        [integer] a whole number
        [list] a list
        [number] a number
        [object] an object
       *[text] a text
    }.
error-plan-file-unknown-word = “{ $value }” is not known here. Choose one of: { $known }.
error-plan-file-out-of-range = { $value } is not between { $least } and { $most }. Check the unit.
error-plan-file-absurd-coordinate = The coordinate { $value } is more than { $farthest } m from the origin. Use local metres, not degrees.
error-plan-file-wrong-point = { $value } is not a point. Write [x, y] in metres.
error-plan-file-too-few = There are only { $value } entries; at least { $least } are needed.
error-plan-file-line-too-short = A line needs at least two different points.
error-plan-file-unclosed-ring = The outline does not end where it begins. Repeat its first point at the end.
error-plan-file-invalid-polygon = The outline crosses or touches itself near { $where }. Draw it again.
error-plan-file-text-too-long = The text is longer than { $longest } characters. Shorten it.
error-plan-file-empty-text = The name is empty. Write it, or remove the language.
error-plan-file-unsafe-character = The text holds the invisible character { $character }, which can hide or turn what people read. Remove it.
error-plan-file-unsafe-id = “{ $value }” cannot be an id. Use letters a–z, digits and . _ - only.
error-plan-file-duplicate-id = The id is used already, in { $other_file }. Give each its own.
error-plan-file-repeated-value = A value is in the list twice: { $value }. Remove one.
error-plan-file-unknown-locale = “{ $value }” is not a language tag such as zh-CN or en.
error-plan-file-unknown-time-zone = “{ $value }” is not a time zone such as Asia/Shanghai.
error-plan-file-unknown-reference = There is no { $wanted ->
        [area] area
        [connector] lift, stair or ramp
        [door] door
        [level] level
       *[place] place
    } with the id { $value }. Correct the id or add what is missing.
error-plan-file-unknown-level = There is no level { $value } in this file. Correct the id.
error-plan-file-area-on-other-level = The area { $value } is on level { $level }. Name an area of the same level.
error-plan-file-wrong-first-level = The first level is { $value }, but this file is that of { $wanted }. Put { $wanted } first or move the element.
error-plan-file-wrong-level-id = The level is called { $value }, but the file { $wanted }. Make them the same.
error-plan-file-unknown-fact-stated = An unknown fact is not written down. Remove it, or state what is known.

error-plan-file-empty = The file is empty. Export the map again.
error-plan-file-broken = The file is damaged or cut off. Download or export it again.
error-plan-file-bad-coordinate = { $value } is not a position on earth. Correct it.
error-plan-file-bad-value = A value in the file cannot be read. Export the map again.
error-plan-file-entities = The file defines entities of its own, which a map never needs. It was not opened.
error-plan-file-not-osm = The file is not an OpenStreetMap file (.osm or .osm.pbf). Choose another one.
error-plan-file-too-many-elements = The file holds more than one venue's map can have. Cut out the part around the building.
error-plan-file-without-plan = The file holds no room, corridor or path that could be used. Choose a map with indoor mapping.

error-plan-not-found = There is no such file or folder. Check the name.
error-plan-format-unknown = Not a kind of plan this program reads. Give a native plan's folder, an IMDF folder or .zip, or a file ending in .osm, .osm.pbf, .osm.gz or .osm.bz2.
error-plan-imdf-file-missing = The IMDF archive lacks a file that it cannot be read without. Export it again, whole.
error-graph-edge-unusable = { $element_id }: its length is not a number. Redraw it.
error-graph-element-unknown = The way uses { $element_id }, which the plan lacks. Please report this with the plan.
error-level-unknown = The plan has no level { $level }.
error-font-engine-missing = The picture library here cannot draw text. Install Pillow with FreeType.
error-font-unreadable = The font cannot be read. Choose another.
error-picture-size = A picture cannot be { $value } pixels in { $side }.
error-picture-view = This view of the plan cannot be drawn.
error-travel-needs-invalid = { $field }: { $value } is not possible. Give a sensible number.
