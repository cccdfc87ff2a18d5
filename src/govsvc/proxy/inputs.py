"""What a clerk calls the inputs of a proxy request that are no fact by themselves."""

from collections.abc import Mapping

from govsvc.wording import Text

__all__ = ["INPUTS"]

INPUTS: Mapping[str, Text] = {
    path: Text(zh=zh, en=en)
    for path, zh, en in (
        ("on", "办理的日期", "the day on which it is done"),
        ("principal.kind", "当事人是自然人还是单位", "whether the principal is a person"),
        (
            "principal.incapacity",
            "当事人能否辨认自己行为",
            "whether the principal can judge what he does",
        ),
        (
            "principal.self_supporting",
            "当事人以自己的劳动收入为主要生活来源",
            "whether the principal lives on his own earnings",
        ),
        ("actor.age", "来办的人的年龄", "the actor's age"),
        (
            "actor.incapacity",
            "来办的人能否辨认自己行为",
            "whether the actor can judge what he does",
        ),
        ("relation.guardian_basis", "监护的依据", "on what guardianship rests"),
        (
            "relation.ahead_unavailable",
            "顺序在前的监护人都已死亡或者没有监护能力",
            "whether all who come before him as guardians are dead or unable",
        ),
        ("relation.able", "有监护能力", "whether he is able to be guardian"),
        (
            "relation.consented",
            "居（村）民委员会或者民政部门同意其担任监护人",
            "whether the committee or the civil-affairs authority agrees",
        ),
        ("authorisation.grantor", "由谁授权", "who gave authority"),
        ("authorisation.states", "授权书载明哪些内容", "what the document states"),
        ("authorisation.valid_from", "授权期限的首日", "the first day of the authority"),
        ("authorisation.valid_to", "授权期限的末日", "the last day of the authority"),
        ("authorisation.exercise", "数名代理人怎样行使代理权", "how several agents act"),
    )
}
