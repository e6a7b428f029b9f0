"""Many runs of one experiment: what varies, what each comes to, and the folder that holds it."""
