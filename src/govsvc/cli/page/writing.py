"""Writing the page to a file: whole, or not at all."""

import os
from pathlib import Path

from govsvc.calendars import WorkCalendar
from govsvc.cli.page.sheet import sheet
from govsvc.desk import Desk
from govsvc.errors import PayloadError, Problem
from govsvc.wording import Lang, Text

__all__ = ["write_page"]


def write_page(
    desk: Desk, path: Path, *, calendar: WorkCalendar, lang: Lang, keep: Path | None = None
) -> None:
    """Write the answered desk as one page; see `sheet`.

    The page is written beside *path* first and then takes its place, so that *path* holds a whole
    page at every moment: the old one or the new one.

    Args:
        desk: The answers.
        path: Where the page goes; what stands there is replaced.
        calendar: The calendar by which they were counted.
        lang: The language of the page.
        keep: A file that must not be replaced, such as the desk file itself.

    Raises:
        PayloadError: The file cannot be written.
    """
    page = sheet(desk, calendar=calendar, lang=lang).encode()
    try:
        target = Path(os.path.realpath(path))
        objection = _objection(target, keep)
        if objection is None:
            _replace(target, page)
    except (OSError, ValueError) as error:  # a path with a null byte is a ValueError
        reason = getattr(error, "strerror", None) or type(error).__name__
        objection = Text(zh=reason, en=reason)
    if objection is not None:
        raise _refused(path, objection)


def _objection(target: Path, keep: Path | None) -> Text | None:
    if keep is not None and target == Path(os.path.realpath(keep)):
        return Text(zh="这是在办事项文件本身", en="it is the desk file itself")
    if target.exists() and not target.is_file():
        return Text(zh="该处不是普通文件", en="no ordinary file stands there")
    return None


def _replace(target: Path, page: bytes) -> None:
    part = target.with_name(f".govsvc-{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(page)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _refused(path: Path, why: Text) -> PayloadError:
    message = Text(
        zh=f"无法写入该文件（{why.zh}）；请给出一个可以写入的文件",
        en=f"cannot be written ({why.en}); give a file that can be",
    )
    return PayloadError(
        name=path.name, problems=(Problem(path="", code="unwritable", message=message),)
    )
