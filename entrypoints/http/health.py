"""What /health of both services answers."""

from typing import Literal

from pydantic import BaseModel


class HealthAnswer(BaseModel):
    """The process is alive."""

    status: Literal["alive"] = "alive"
