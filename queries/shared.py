"""Parameters that every question may use without declaring them: it is enough that its Cypher names them."""

from datetime import date

from queries.fields import Parameter

# What people give. The rest is worked out: see WORKED_OUT.
GIVEN = {
    "council": Parameter(
        type="Council or null",
        help="id, code, GSS code or exact name of a council; the nation if left out",
        example="383",
    ),
    "as_of": Parameter(
        type="date or null",
        help="the day asked about; if left out, that of the newest source of the council or the nation",
        example=date(2013, 12, 10),
    ),
    "carry": Parameter(
        type="int or null",
        help="months for which every link counts after its last word; if left out, 12 for support and 24 for the rest",
        example=12,
        least=0,
        most=1200,
    ),
    "audience": Parameter(
        type="str",
        help="who will see the answer: what is not public is left out for the public",
        example="public",
        default="public",
        choices=["public", "internal"],
    ),
}
# What Cypher may name, what it is there, and what people may give for it besides the audience.
WORKED_OUT: dict[str, tuple[str, tuple[str, ...]]] = {
    "council": ("id of the council, or null for the nation", ("council",)),
    "as_of": ("the day asked about", ("as_of",)),
    "carry_support": ("months for which SUPPORTS counts after its last word", ("carry",)),
    "carry_other": ("months for which every other link counts after its last word", ("carry",)),
    "public": ("true where what is not public is left out", ()),
    "hidden": ("ids of things that the reader may not know of: NOT n.id IN $hidden", ()),
    "same": ("map: id of a record -> id of the record of the same thing that survives", ("as_of",)),
    "read_as": ("map: id of a record -> id of the record it is read as, succession followed too", ("as_of",)),
    "records_of": ("map: id of a record -> ids of all that are read as it, where any other is", ("as_of",)),
}
