"""Villages and communities: 660,000 rows do not belong into memory, so they live in a store."""

import datetime as dt
import functools
import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TypeAlias
from urllib.parse import quote

from govsvc.divisions.codes import CodeLike, DivisionCode, Level, Scheme
from govsvc.divisions.division import Division, Tenure
from govsvc.divisions.kinds import Kind
from govsvc.errors import GovsvcError, InputValueError, NotFoundError, PayloadError, Problem
from govsvc.fields import check_day, check_text, check_type
from govsvc.wording import Text

__all__ = ["SqliteVillageStore", "VillageRow", "VillageStore", "build_village_store"]

VillageRow: TypeAlias = tuple[str, str, Kind]
"""The 12 digits of a village, its name and its kind."""

_DIGITS = 12
_APPLICATION = 0x67765643  # marks the file as ours
_FORM = 1
_SCHEMA = f"""
PRAGMA application_id={_APPLICATION};
PRAGMA user_version={_FORM};
CREATE TABLE about (scheme TEXT NOT NULL, day TEXT NOT NULL);
CREATE TABLE village (code INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL);
"""


class VillageStore(Protocol):
    """Where villages are looked up; `SqliteVillageStore` is one."""

    @property
    def scheme(self) -> Scheme:
        """The scheme of all its codes."""
        ...

    @property
    def day(self) -> dt.date:
        """The day as of which it holds."""
        ...

    def lookup(self, code: CodeLike) -> Division:
        """The village of a code of 12 digits; `NotFoundError` if the store has none."""
        ...

    def children(self, code: CodeLike) -> tuple[Division, ...]:
        """The villages under a code, in order; empty if the store has none."""
        ...


class SqliteVillageStore:
    """Villages in a file of SQLite, one table, found by the range of their codes.

    A code is a number of 12 digits, and what lies under a township is one range of numbers. The
    file is opened for reading only; close it, or use it in a ``with`` block.

    Args:
        path: A file that `build_village_store` wrote.

    Raises:
        PayloadError: The file cannot be read, or is no such file.
    """

    def __init__(self, path: Path) -> None:
        check_type(path, Path, name="path")
        self._name = path.name
        address = f"file:{quote(os.fspath(path.absolute()))}?mode=ro"
        try:
            self._file = sqlite3.connect(address, uri=True, isolation_level=None)
        except (sqlite3.Error, ValueError) as error:  # a path with a null byte is a ValueError
            raise _unreadable(self._name, error) from None
        try:
            self._scheme, self._day = self._about()
        except GovsvcError:
            self._file.close()
            raise

        self._validity = Tenure(sure_from=self._day, sure_to=self._day)

    def _about(self) -> tuple[Scheme, dt.date]:
        marks = [self._rows(f"PRAGMA {name}")[0][0] for name in ("application_id", "user_version")]
        if marks != [_APPLICATION, _FORM]:
            raise _unreadable(self._name, "not a store of villages")
        try:
            ((scheme, day),) = self._rows("SELECT scheme, day FROM about")
            return Scheme(scheme), dt.date.fromisoformat(day)
        except (TypeError, ValueError) as error:
            raise _unreadable(self._name, error) from None

    @property
    def scheme(self) -> Scheme:
        """The scheme of all its codes."""
        return self._scheme

    @property
    def day(self) -> dt.date:
        """The day as of which it holds."""
        return self._day

    def __len__(self) -> int:
        count: int = self._rows("SELECT count(*) FROM village")[0][0]
        return count

    def lookup(self, code: CodeLike) -> Division:
        """The village of a code.

        Raises:
            NotFoundError: The store has none of this code.
            CodeError: No code, or one of another scheme.
            InputValueError: Not a code of a village.
            InputTypeError: A number or anything else.
        """
        asked = self._code(code)
        if asked.level is not Level.VILLAGE:
            raise InputValueError(
                name="code",
                found=str(asked),
                message=Text(
                    zh=f"`{asked}` 是{asked.level.label.zh}代码，应为 12 位村级代码；"
                    "下级请用 children",
                    en=f"`{asked}` is a code of {asked.level.label.en}, expected 12 digits of a "
                    "village; for what lies under it use children",
                ),
            )
        found = self._rows("SELECT code, name, kind FROM village WHERE code = ?", int(asked.digits))
        if not found:
            raise NotFoundError(
                kind="village",
                wanted=str(asked),
                message=Text(
                    zh=f"{self._name} 中没有代码为 `{asked}` 的村级单位",
                    en=f"{self._name} has no village with the code `{asked}`",
                ),
            )
        return self._division(*found[0])

    def children(self, code: CodeLike) -> tuple[Division, ...]:
        """The villages under a code of any level, in order of their codes; empty if there are none.

        Raises:
            CodeError: No code, or one of another scheme.
            InputTypeError: A number or anything else.
        """
        return tuple(self._division(*row) for row in self._rows(_RANGE, *self._range(code)))

    def count(self, code: CodeLike) -> int:
        """How many villages lie under a code; errors as for `children`."""
        counted: int = self._rows(_COUNT, *self._range(code))[0][0]
        return counted

    def _range(self, code: CodeLike) -> tuple[int, int]:
        prefix = self._code(code).prefix
        return int(prefix.ljust(_DIGITS, "0")), int(prefix.ljust(_DIGITS, "9"))

    def _code(self, code: CodeLike) -> DivisionCode:
        if isinstance(code, DivisionCode):
            return code.in_scheme(self._scheme)
        return DivisionCode.parse(code, scheme=self._scheme)

    def _division(self, number: int, name: str, kind: str) -> Division:
        try:
            code = DivisionCode(str(number), scheme=self._scheme)
            known = Kind(kind)
        except ValueError as error:  # written by something else
            raise _unreadable(self._name, error) from None
        return Division(
            code=code, name=name, kind=known, parent=code.parent, validity=self._validity
        )

    def _rows(self, question: str, *values: int) -> list[Any]:
        try:
            return self._file.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise _unreadable(self._name, error) from None

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


_UNDER = "FROM village WHERE code BETWEEN ? AND ?"
_RANGE = f"SELECT code, name, kind {_UNDER} ORDER BY code"
_COUNT = f"SELECT count(*) {_UNDER}"


def build_village_store(
    path: Path, rows: Iterable[VillageRow], *, scheme: Scheme, day: dt.date
) -> None:
    """Write a file for `SqliteVillageStore`, in place of one that is there; all rows or none.

    Args:
        path: The file to write.
        rows: The villages in any order.
        scheme: The scheme of their codes.
        day: The day as of which they hold.

    Raises:
        PayloadError: The file cannot be written, a row is no village, or a code stands twice.
        InputTypeError: *scheme* is no `Scheme`, or *day* not a plain day.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "villages.sqlite")
        ...     rows = [("640181100201", "示例村", Kind.VILLAGE)]
        ...     build_village_store(path, rows, scheme=Scheme.NBS, day=dt.date(2023, 6, 30))
        ...     with SqliteVillageStore(path) as store:
        ...         [village.name for village in store.children("640181")]
        ['示例村']
    """
    check_type(path, Path, name="path")
    check_type(scheme, Scheme, name="scheme")
    check_day(day, name="day")
    draft = Path(f"{path}.part")
    try:
        draft.unlink(missing_ok=True)
        with closing(sqlite3.connect(draft, isolation_level=None)) as file:
            file.executescript(_SCHEMA)
            file.execute("BEGIN")
            file.execute("INSERT INTO about VALUES (?, ?)", (scheme.value, day.isoformat()))
            for number, row in enumerate(rows, start=1):
                _insert(file, row, path.name, f"row {number}")
            file.execute("COMMIT")
        draft.replace(path)
    except GovsvcError:
        raise
    except (sqlite3.Error, OSError, ValueError) as error:
        raise _unreadable(path.name, error) from None
    finally:
        with suppress(OSError, ValueError):  # of a path that cannot be, or already moved
            draft.unlink()


def _insert(file: sqlite3.Connection, row: VillageRow, name: str, place: str) -> None:
    try:
        digits, village, kind = row
        check_type(kind, Kind, name="kind")
        named = check_text(village, name="name") and kind.level is Level.VILLAGE
        if not named or not _is_village(check_text(digits, name="code")):
            raise _no_village(digits)
        file.execute("INSERT INTO village VALUES (?, ?, ?)", (int(digits), village, kind.value))
    except sqlite3.IntegrityError:
        why = Text(zh=f"代码 `{digits}` 重复", en=f"`{digits}` stands twice")
        raise _refused(name, "twice", why, place) from None
    except GovsvcError as error:
        raise _refused(name, error.code, error.message, place) from None
    except (TypeError, ValueError):  # not three things
        why = Text(zh="应为（12 位代码，名称，类型）", en="expected (12 digits, name, kind)")
        raise _refused(name, "row", why, place) from None


def _is_village(digits: str) -> bool:
    if not re.fullmatch(r"[0-9]{12}", digits) or digits.endswith("000"):
        return False
    return _township(digits[:-3]).level is Level.TOWNSHIP


@functools.lru_cache(maxsize=1)
def _township(digits: str) -> DivisionCode:
    """The code above a village; rows mostly follow one another."""
    return DivisionCode.parse(digits)


def _no_village(digits: str) -> InputValueError:
    return InputValueError(
        name="row",
        found=digits,
        message=Text(
            zh=f"`{digits}` 应为 12 位村级代码，并有名称和村级的类型",
            en=f"`{digits}` must be 12 digits of a village, with a name and a kind of its level",
        ),
    )


def _refused(name: str, code: str, why: Text, place: str = "") -> PayloadError:
    return PayloadError(name=name, problems=(Problem(path=place, code=code, message=why),))


def _unreadable(name: str, why: Exception | str) -> PayloadError:
    return _refused(
        name,
        "store",
        Text(
            zh=f"无法作为村级库读写（{why}）；请用 build_village_store 生成",
            en=f"cannot be used as a store of villages ({why}); make one with build_village_store",
        ),
    )
