"""Triple-A: the point-of-sale flow, and the REST interfaces with OAuth."""

from pos_app.adapters.gateways.triplea.building import from_settings

__all__ = ["from_settings"]
