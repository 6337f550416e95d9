from exams.models.answer import Answer
from exams.models.attempt import AnswerKey, Attempt
from exams.models.paper import Paper, PaperQuestion
from exams.models.question import Choice, Question

__all__ = ["Answer", "AnswerKey", "Attempt", "Choice", "Paper", "PaperQuestion", "Question"]
