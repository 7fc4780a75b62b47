"""One module a noun; Django finds every model here."""

from luanchuyen.records.models.accounts import Account, Role
from luanchuyen.records.models.audit import AuditEvent, EventType
from luanchuyen.records.models.certificates import Certificate
from luanchuyen.records.models.imports import WorkbookImport
from luanchuyen.records.models.kinship import Kinship
from luanchuyen.records.models.localities import Locality, LocalitySuccession
from luanchuyen.records.models.people import Person
from luanchuyen.records.models.posts import Post
from luanchuyen.records.models.ranks import PostRank
from luanchuyen.records.models.standing import (
    Assessment,
    ConfidenceVote,
    DisciplinaryAction,
    Rating,
)
from luanchuyen.records.models.succession import SuccessionEntry
from luanchuyen.records.models.tenures import Tenure
from luanchuyen.records.models.units import Unit, UnitSuccession

__all__ = [
    "Account",
    "Assessment",
    "AuditEvent",
    "Certificate",
    "ConfidenceVote",
    "DisciplinaryAction",
    "EventType",
    "Kinship",
    "Locality",
    "LocalitySuccession",
    "Person",
    "Post",
    "PostRank",
    "Rating",
    "Role",
    "SuccessionEntry",
    "Tenure",
    "Unit",
    "UnitSuccession",
    "WorkbookImport",
]
