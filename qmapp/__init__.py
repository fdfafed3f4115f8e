"""Q-Check: quality management for German social-welfare offices and Jobcenters."""

__version__ = "0.1.0"
