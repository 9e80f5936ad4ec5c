from hypothesis import HealthCheck, settings

settings.register_profile("spiegel", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("spiegel")
