"""A fake printer for each test, and a painter."""

from tests.support.printer_fixtures import fake, new_printer, painter

__all__ = ["fake", "new_printer", "painter"]
