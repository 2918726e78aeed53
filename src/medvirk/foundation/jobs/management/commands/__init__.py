"""Commands of the job desk."""
