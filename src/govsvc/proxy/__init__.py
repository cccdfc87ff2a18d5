"""Proxy handling: may this be done by somebody else than the person whose matter it is?

The road comes first: the principal himself, his guardian (法定代理), an agent (委托代理), and those
whom a statute lets file for another (代为申请) are different things. The rules are data of packs;
this room owns the request and the facts that rules can ask about it.
"""

from govsvc.proxy.facts import PROXY
from govsvc.proxy.request import (
    Actor,
    AfterDeath,
    Authorisation,
    Circumstances,
    Election,
    Evidence,
    Principal,
    ProxyRequest,
    Quotas,
    Relation,
    ServicePoint,
)
from govsvc.proxy.words import (
    Action,
    ActorKind,
    Certification,
    Channel,
    Conflict,
    Content,
    ElectionMode,
    Ending,
    Exercise,
    Fitness,
    Form,
    Grantor,
    GuardianBasis,
    Incapacity,
    Kin,
    PrincipalKind,
    Road,
    Signature,
    Substitution,
)

__all__ = [
    "PROXY",
    "Action",
    "Actor",
    "ActorKind",
    "AfterDeath",
    "Authorisation",
    "Certification",
    "Channel",
    "Circumstances",
    "Conflict",
    "Content",
    "Election",
    "ElectionMode",
    "Ending",
    "Evidence",
    "Exercise",
    "Fitness",
    "Form",
    "Grantor",
    "GuardianBasis",
    "Incapacity",
    "Kin",
    "Principal",
    "PrincipalKind",
    "ProxyRequest",
    "Quotas",
    "Relation",
    "Road",
    "ServicePoint",
    "Signature",
    "Substitution",
]
