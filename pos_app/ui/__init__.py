"""The screen: view-models and the engine; the only package that knows Qt."""
