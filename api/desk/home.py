"""The desk's own page: what an officer can do here."""

from fastapi import APIRouter, Request, Response

from api.frame import page

router = APIRouter(include_in_schema=False)
PLACES = (
    ("/links/new", "Record a link", "One school, one supporter, what for and since when: a form of nine fields."),
    ("/review", "Review links", "Which links soon count no longer; say of each: still so, ended, or wrong."),
    ("/returns", "Returns", "Which schools were asked, answered, or are overdue; sheets and letters for them."),
    ("/imports", "Import a file", "See what it would change before it does; every load can be taken back."),
    ("/snapshots", "Frozen answers", "A list of gaps kept under a name, that no later load changes."),
    ("/beside", "Councils side by side", "As at one day, with how much is not known of each."),
    ("/views", "Saved filters", "Filters of the list of gaps under a name, asked anew each time."),
    ("/compare", "What has changed", "An earlier day, a term or a frozen answer against what is known now."),
)


@router.get("/desk")
def desk(request: Request) -> Response:
    """List what can be done."""
    return page(request, "desk.html", title="What do you want to do?", crumbs=[("Desk", None)], places=PLACES)
