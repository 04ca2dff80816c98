from tests.entrypoints.live_server import PROBLEM, Client
from tests.fakes.served_bundle import PROBABILITY

LAMP = {"title": "Premium Desk Lamp, Brass", "description": "Dims in five steps. Made to last."}
FIELDS = {
    *("input", "facts", "language", "missing", "notes"),
    "caption",
    "hashtags",
    "ad_copy",
    "quality",
    "confidence",
    "truncated",
    "needs_review",
    "generated_at",
    "model_version",
    "dataset_version",
    "template_ids",
    "seed",
}


def test_a_creative_says_where_it_came_from(client: Client) -> None:
    answer = client.post("/predict", LAMP)
    creative = answer.json()

    assert (answer.status, answer.content_type) == (200, "application/json")
    assert set(creative) == FIELDS
    assert creative["quality"] == "good"
    assert creative["confidence"] == PROBABILITY
    assert (creative["model_version"], creative["dataset_version"]) == (1, 2)
    assert creative["generated_at"] == "2026-01-02T03:04:05Z"
    assert creative["caption"]
    assert creative["ad_copy"]
    assert all(tag.startswith("#") for tag in creative["hashtags"])


def test_everything_optional_is_taken(client: Client) -> None:
    known = LAMP | {"category": "Office", "price": 19.99, "rating": 4.5, "seed": 7}
    creative = client.post("/predict", known)

    assert (creative.status, creative.json()["seed"]) == (200, 7)
    assert client.post("/predict", known).json() == creative.json()


def test_null_is_the_same_as_not_given(client: Client) -> None:
    nulls = dict.fromkeys(("category", "price", "rating", "seed"))
    assert client.post("/predict", LAMP | nulls).json() == client.post("/predict", LAMP).json()


def test_whole_numbers_are_prices_and_ratings(client: Client) -> None:
    assert client.post("/predict", LAMP | {"price": 20, "rating": 4}).status == 200


def test_a_whole_number_may_be_written_as_a_float(client: Client) -> None:
    assert client.post("/predict", LAMP | {"seed": 7.0}).json()["seed"] == 7


def test_a_batch_answers_in_order(client: Client) -> None:
    items = [LAMP | {"seed": seed} for seed in (3, 1, 2)]
    answer = client.post("/batch_predict", {"items": items})

    singles = [client.post("/predict", item).json() for item in items]
    assert answer.status == 200
    assert answer.json() == {"creatives": singles}


def test_the_charset_of_json_may_be_named(client: Client) -> None:
    body = b'{"title": "L\xc3\xa4mp", "description": "Fine."}'
    assert client.post_raw("/predict", body, "application/json; charset=utf-8").status == 200


def test_answers_are_not_kept_or_sniffed_and_name_no_server(client: Client) -> None:
    headers = client.post("/predict", LAMP).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Server"] is None


def test_a_sane_request_id_is_kept_and_another_replaced(client: Client) -> None:
    kept = client.get("/health", X_Request_ID="order-66.a_B")
    replaced = client.get("/health", X_Request_ID='"><script>')
    made = client.get("/health")

    assert kept.headers["X-Request-ID"] == "order-66.a_B"
    ids = {replaced.headers["X-Request-ID"], made.headers["X-Request-ID"]}
    assert len(ids) == 2
    assert all(len(made_up) == 32 for made_up in ids)


def test_head_and_options(client: Client) -> None:
    head = client.request("HEAD", "/health")
    options = client.request("OPTIONS", "/predict")

    assert (head.status, head.body) == (200, b"")
    assert (options.status, options.body) == (200, b"")
    assert set(options.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}


def test_the_openapi_document_carries_the_limits_set(client: Client) -> None:
    document = client.get("/openapi/openapi.json").json()
    schemas = document["components"]["schemas"]

    assert schemas["PredictRequest"]["properties"]["title"]["maxLength"] == 50
    assert schemas["BatchRequest"]["properties"]["items"]["maxItems"] == 3
    assert set(schemas["CreativeAnswer"]["properties"]) == FIELDS | {"platforms"}
    assert PROBLEM in document["paths"]["/predict"]["post"]["responses"]["422"]["content"]
    assert client.get("/openapi/swagger").content_type == "text/html"
