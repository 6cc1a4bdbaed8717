"""A writer who clicks through the product in, a tour with proven targets out, ready for words."""

from guidewright.record.browsing import CannotOpenError, attach, browse, recorder_script
from guidewright.record.place import Place, PlaceRefusedError, choose_place, write_tour
from guidewright.record.recorder import Recorder
from guidewright.record.report import report_lines
from guidewright.record.steps import RecordedStep, recorded_steps, start_of
from guidewright.record.tour_text import TourHead, tour_text

__all__ = [
    "CannotOpenError",
    "Place",
    "PlaceRefusedError",
    "RecordedStep",
    "Recorder",
    "TourHead",
    "attach",
    "browse",
    "choose_place",
    "recorded_steps",
    "recorder_script",
    "report_lines",
    "start_of",
    "tour_text",
    "write_tour",
]
