from tests.entrypoints.live_server import Client


def test_requests_and_the_process_are_measured(client: Client) -> None:
    assert client.get("/generate_data?count=1").status == 200
    answer = client.get("/metrics")
    lines = answer.body.decode().splitlines()

    assert answer.content_type == "text/plain"
    asked = 'method="GET",route="/generate_data",status="200"'
    assert f"creatives_http_requests_total{{{asked}}} 1.0" in lines
    assert any(line.startswith("process_resident_memory_bytes ") for line in lines)
