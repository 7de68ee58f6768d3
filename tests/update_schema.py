"""`python -m tests.update_schema` writes docs/schema.json from the model's classes."""

import json
from pathlib import Path

from publisher.model.codec import json_schema

SCHEMA = Path(__file__).resolve().parent.parent / "docs" / "schema.json"


def schema_text() -> str:
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), encoding="utf-8")
