"""The papers of the procedure, in the order in which it needs them."""

from luanchuyen.documents.appraisal import AppraisalReport
from luanchuyen.documents.asking import AppraisalRequest, OpinionRequest
from luanchuyen.documents.assessment import AssessmentForm
from luanchuyen.documents.contents import DossierContents
from luanchuyen.documents.decision import RotationDecision, TransferDecision
from luanchuyen.documents.interview import InterviewMinutes
from luanchuyen.documents.notice import Notice
from luanchuyen.documents.paper import Paper
from luanchuyen.documents.session import BallotCount, SessionMinutes
from luanchuyen.documents.submission import Submission
from luanchuyen.documents.verdict_sheet import VerdictSheet

PAPERS: tuple[type[Paper], ...] = (
    VerdictSheet,
    OpinionRequest,
    AssessmentForm,
    AppraisalRequest,
    InterviewMinutes,
    AppraisalReport,
    Submission,
    SessionMinutes,
    BallotCount,
    RotationDecision,
    TransferDecision,
    Notice,
    DossierContents,
)
