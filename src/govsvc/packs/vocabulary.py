"""The topics that rules can be about, each owned by the module of its subject.

A new topic is one entry of ``_TOPICS``; its module is imported when a rule or a request needs it.
"""

import difflib
from importlib import import_module

from govsvc.decisions import Topic
from govsvc.errors import InputTypeError, NotFoundError
from govsvc.wording import Text

__all__ = ["check_topic", "find_topic", "topic_names", "topic_of"]

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
