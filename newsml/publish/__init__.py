"""What newsml publishes for other languages and tools: schemas and tables, made from the code, never read back."""

from __future__ import annotations

from newsml.publish.folder import documents, drift, write

__all__ = ["documents", "drift", "write"]
