import pytest

from domain.bounds import MAX_SEED
from domain.model.catalog.generation import generate_products
from tests.entrypoints.live_server import PROBLEM, Client, assert_problem


def test_default_is_fifty_products_with_metadata(client: Client) -> None:
    answer = client.get("/generate_data")
    document = answer.json()

    assert answer.status == 200
    assert answer.content_type == "application/json"
    assert len(document["products"]) == 50
    assert document["metadata"]["count"] == 50
    assert document["metadata"]["schema_version"] == 1
    assert document["metadata"]["generated_at"] == "2026-01-02T03:04:05Z"


def test_products_are_those_of_the_domain(client: Client) -> None:
    [expected] = generate_products(count=1, seed=7)
    [product] = client.get("/generate_data?count=1&seed=7").json()["products"]

    assert product == {
        "id": str(expected.id),
        "title": expected.title,
        "category": expected.category,
        "description": expected.description,
        "price": float(expected.price),
        "rating": expected.rating,
        "timestamp": expected.timestamp.isoformat().replace("+00:00", "Z"),
    }


def test_the_reported_seed_gives_the_same_products_again(client: Client) -> None:
    drawn = client.get("/generate_data?count=5").json()
    again = client.get(f"/generate_data?count=5&seed={drawn['metadata']['seed']}").json()
    other = client.get("/generate_data?count=5").json()

    assert again["products"] == drawn["products"]
    assert other["products"] != drawn["products"]


@pytest.mark.parametrize("query", ["count=1", "count=10000", "seed=0", f"seed={MAX_SEED}"])
def test_limits_are_inclusive(client: Client, query: str) -> None:
    assert client.get(f"/generate_data?{query}").status == 200


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("count=0", "count"),
        ("count=10001", "count"),
        ("count=-1", "count"),
        ("count=", "count"),
        ("count=ten", "count"),
        ("count=5.0", "count"),
        ("count=1_000", "count"),
        ("count=%205", "count"),
        ("count=%D9%A5", "count"),
        (f"count={'9' * 5000}", "count"),
        ("count=1&count=2", "count"),
        ("seed=-1", "seed"),
        (f"seed={MAX_SEED + 1}", "seed"),
        ("seed=x", "seed"),
        ("seed=1&seed=1", "seed"),
        ("seed=", "seed"),
        ("sed=1", "sed"),
        ("count=5&limit=3", "limit"),
        ("%FF=1", "%FF"),
        ("%C3%A9=1", "?"),
    ],
)
def test_bad_parameters_are_refused_by_name(client: Client, query: str, field: str) -> None:
    assert_problem(client.get(f"/generate_data?{query}"), 422, field)


def test_all_faults_are_told_at_once(client: Client) -> None:
    assert_problem(client.get("/generate_data?count=0&seed=x&a=1"), 422, "count", "seed", "a")


def test_health(client: Client) -> None:
    answer = client.get("/health")
    assert (answer.status, answer.json()) == (200, {"status": "alive"})


def test_unknown_route_and_method(client: Client) -> None:
    assert_problem(client.get("/generate"), 404)
    refused = client.request("POST", "/generate_data", b"{}")
    assert_problem(refused, 405)
    assert set(refused.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_the_openapi_document_and_its_page(client: Client) -> None:
    document = client.get("/openapi/openapi.json").json()
    parameters = document["paths"]["/generate_data"]["get"]["parameters"]

    assert set(document["paths"]) == {"/generate_data", "/health", "/metrics"}
    assert {parameter["name"] for parameter in parameters} == {"count", "seed"}
    assert client.get("/openapi/swagger").content_type == "text/html"
    for operation in document["paths"].values():
        assert PROBLEM in operation["get"]["responses"]["422"]["content"]
