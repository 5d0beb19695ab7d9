"""The chain as an own Bitcoin node tells it, over its RPC and its ZMQ notifications."""
