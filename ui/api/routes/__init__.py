"""The API's resources, one module each: a function that makes the router for some services."""
