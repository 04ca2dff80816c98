"""Request and answer bodies of the inference service, as its OpenAPI document shows them."""
