from exams.actions.answering import answer, receive_answer, receive_finish
from exams.actions.authoring import compose_paper, write_question
from exams.actions.closing import close, settle
from exams.actions.opening import open_attempt
from exams.actions.revealing import mark_revealed

__all__ = [
    "answer",
    "close",
    "compose_paper",
    "mark_revealed",
    "open_attempt",
    "receive_answer",
    "receive_finish",
    "settle",
    "write_question",
]
