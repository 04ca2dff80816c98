"""The OpenAPI document says what the models say."""

from pydantic import BaseModel

from entrypoints.http.api import create_api


class Wish(BaseModel):
    colour: str | None = None


def test_the_document_shows_a_model_as_pydantic_does() -> None:
    app = create_api("Wishes", max_body_bytes=1_024)

    def wish(body: Wish) -> str:
        return str(body.colour)

    app.post("/wish", responses={200: Wish})(wish)
    document = app.test_client().get("/openapi/openapi.json").get_json()

    assert document["openapi"] == "3.1.0"
    assert document["components"]["schemas"]["Wish"] == Wish.model_json_schema()
