"""The topics that rules, and the kinds of things that checks can be about.

Each is owned by the module of its subject. A new one is one entry of ``_TOPICS`` or ``_SUBJECTS``;
its module is imported when a rule, a check or a question needs it.
"""

import difflib
from importlib import import_module

from govsvc.audits import SubjectType
from govsvc.decisions import Topic
from govsvc.errors import InputTypeError, NotFoundError
from govsvc.wording import Text

__all__ = [
    "check_topic",
    "find_subject",
    "find_topic",
    "subject_names",
    "subject_of",
    "topic_names",
    "topic_of",
]

_TOPICS = {
    "proxy": ("govsvc.proxy", "PROXY"),
    "powers": ("govsvc.powers", "POWERS"),
    "assignments": ("govsvc.duty_lists", "ASSIGNMENTS"),
}


def topic_names() -> tuple[str, ...]:
    """The names of all topics, in order.

    Example:
        >>> topic_names()
        ('proxy', 'powers', 'assignments')
    """
    return tuple(_TOPICS)


def check_topic(name: str) -> None:
    """Refuse what is the name of no topic, without importing the one it names.

    Raises:
        NotFoundError: There is no such topic.
    """
    if name not in _TOPICS:
        near = tuple(difflib.get_close_matches(name, _TOPICS, n=3, cutoff=0.5))
        raise NotFoundError(
            kind="topic",
            wanted=name,
            near=near,
            message=Text(
                zh=f"没有名为 `{name}` 的主题；可用的有：{'、'.join(_TOPICS)}",
                en=f"no topic is called `{name}`; there are: {', '.join(_TOPICS)}",
            ),
        )


def find_topic(name: str) -> Topic:
    """The topic of this name.

    Raises:
        NotFoundError: There is none.

    Example:
        >>> find_topic("proxy").request_type.__name__
        'ProxyRequest'
    """
    check_topic(name)
    module, attribute = _TOPICS[name]
    topic: Topic = getattr(import_module(module), attribute)
    return topic


def topic_of(request: object) -> Topic:
    """The topic that a request asks about.

    Raises:
        InputTypeError: It is a request of no topic.
    """
    home = type(request).__module__
    for name, (module, _) in _TOPICS.items():
        if home == module or home.startswith(f"{module}."):
            topic = find_topic(name)
            if type(request) is topic.request_type:
                return topic
    found = type(request).__name__
    raise InputTypeError(
        name="request",
        found=found,
        message=Text(
            zh=f"{found} 不是任何主题的请求；可问的主题有：{'、'.join(_TOPICS)}",
            en=f"`{found}` is a request of no topic; the topics are: {', '.join(_TOPICS)}",
        ),
    )


_SUBJECTS = {
    "service_site": ("govsvc.service_sites", "SERVICE_SITE"),
    "township_structure": ("govsvc.structures", "TOWNSHIP_STRUCTURE"),
    "dispatched_body": ("govsvc.structures", "DISPATCHED_BODY"),
    "work_plan": ("govsvc.work_plans", "WORK_PLAN"),
    "measure": ("govsvc.work_plans", "MEASURE"),
    "assessment_scheme": ("govsvc.work_plans", "ASSESSMENT_SCHEME"),
}


def subject_names() -> tuple[str, ...]:
    """The names of all kinds of things that can be audited, in order.

    Example:
        >>> subject_names()[0]
        'service_site'
    """
    return tuple(_SUBJECTS)


def find_subject(name: str) -> SubjectType:
    """The kind of thing of this name.

    Raises:
        NotFoundError: There is none.

    Example:
        >>> find_subject("service_site").model.__name__
        'ServiceSite'
    """
    if name not in _SUBJECTS:
        near = tuple(difflib.get_close_matches(name, _SUBJECTS, n=3, cutoff=0.5))
        raise NotFoundError(
            kind="subject",
            wanted=name,
            near=near,
            message=Text(
                zh=f"没有名为 `{name}` 的审查对象；可用的有：{'、'.join(_SUBJECTS)}",
                en=f"no kind of thing is called `{name}`; there are: {', '.join(_SUBJECTS)}",
            ),
        )
    module, attribute = _SUBJECTS[name]
    subject: SubjectType = getattr(import_module(module), attribute)
    return subject


def subject_of(thing: object) -> SubjectType:
    """The kind of thing that something is.

    Raises:
        InputTypeError: It is nothing that can be audited.
    """
    home = type(thing).__module__
    for name, (module, _) in _SUBJECTS.items():
        if home == module and type(thing) is find_subject(name).model:
            return find_subject(name)
    found = type(thing).__name__
    raise InputTypeError(
        name="subject",
        found=found,
        message=Text(
            zh=f"{found} 不能审查；可审查的有：{'、'.join(_SUBJECTS)}",
            en=f"`{found}` cannot be audited; the kinds of things are: {', '.join(_SUBJECTS)}",
        ),
    )
