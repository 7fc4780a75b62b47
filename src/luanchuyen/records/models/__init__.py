"""One module a noun; Django finds every model here."""

from luanchuyen.records.models.accounts import Account, Role
from luanchuyen.records.models.audit import AuditEvent, EventType
from luanchuyen.records.models.cases import Case, CaseAct, CaseProposal
from luanchuyen.records.models.certificates import Certificate
from luanchuyen.records.models.deciding import (
    CaseSession,
    CaseVote,
    CaseWaiver,
    Decision,
    Effect,
)
from luanchuyen.records.models.dossiers import DossierItem, FileKind
from luanchuyen.records.models.imports import WorkbookImport
from luanchuyen.records.models.issued_papers import IssuedPaper, IssuedPlan
from luanchuyen.records.models.kinship import Kinship
from luanchuyen.records.models.localities import Locality, LocalitySuccession
from luanchuyen.records.models.people import Person
from luanchuyen.records.models.plan_versions import (
    LineKind,
    Maker,
    PlanAnswer,
    PlanQuestion,
    PlanReason,
    PlanRelease,
    PlanVersion,
    PlanWording,
)
from luanchuyen.records.models.plans import PlanAct, PlanReview, RotationPlan
from luanchuyen.records.models.posts import Post
from luanchuyen.records.models.ranks import PostRank
from luanchuyen.records.models.registers import (
    Organ,
    Register,
    RegisterBeginning,
    RegisterCancellation,
    RegisterEntry,
    RegisterType,
)
from luanchuyen.records.models.rulebooks import KeptRulebook
from luanchuyen.records.models.sessions import AccessSession, AccessSessionEnd
from luanchuyen.records.models.standing import (
    Assessment,
    ConfidenceVote,
    DisciplinaryAction,
    Rating,
)
from luanchuyen.records.models.succession import SuccessionEntry
from luanchuyen.records.models.tenures import Tenure
from luanchuyen.records.models.unit_proposals import UnitProposal
from luanchuyen.records.models.units import Unit, UnitSuccession

__all__ = [
    "AccessSession",
    "AccessSessionEnd",
    "Account",
    "Assessment",
    "AuditEvent",
    "Case",
    "CaseAct",
    "CaseProposal",
    "CaseSession",
    "CaseVote",
    "CaseWaiver",
    "Certificate",
    "ConfidenceVote",
    "Decision",
    "DisciplinaryAction",
    "DossierItem",
    "Effect",
    "EventType",
    "FileKind",
    "IssuedPaper",
    "IssuedPlan",
    "KeptRulebook",
    "Kinship",
    "LineKind",
    "Locality",
    "LocalitySuccession",
    "Maker",
    "Organ",
    "Person",
    "PlanAct",
    "PlanAnswer",
    "PlanQuestion",
    "PlanReason",
    "PlanRelease",
    "PlanReview",
    "PlanVersion",
    "PlanWording",
    "Post",
    "PostRank",
    "Rating",
    "Register",
    "RegisterBeginning",
    "RegisterCancellation",
    "RegisterEntry",
    "RegisterType",
    "Role",
    "RotationPlan",
    "SuccessionEntry",
    "Tenure",
    "Unit",
    "UnitProposal",
    "UnitSuccession",
    "WorkbookImport",
]
