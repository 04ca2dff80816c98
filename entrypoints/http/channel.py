"""What waitress itself refuses, before any application sees it, is a problem document too."""

from http import HTTPStatus

from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

from entrypoints.http.problem import MEDIA_TYPE, Problem, problem_document
from entrypoints.http.request_ids import HEADER, new_request_id


class ProblemTask(ErrorTask):  # type: ignore[misc]  # waitress publishes no types
    """Answers a request that is no HTTP, too large, or broke the server."""

    def execute(self) -> None:
        status = HTTPStatus(self.request.error.code)
        document = problem_document(Problem(status, self.request.error.body))
        document.request_id = new_request_id()
        body = document.model_dump_json(exclude_defaults=True).encode()
        self.status = f"{status.value} {status.phrase}"
        self.response_headers += [
            ("Content-Type", MEDIA_TYPE),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            (HEADER, document.request_id),
        ]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class ProblemChannel(HTTPChannel):  # type: ignore[misc]  # waitress publishes no types
    """One client's connection."""

    error_task_class = ProblemTask
