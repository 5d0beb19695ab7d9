"""Where everything is built, started and stopped: the till, the demo, the tour, the doctor."""
