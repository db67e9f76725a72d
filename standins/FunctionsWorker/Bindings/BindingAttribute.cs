namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>What a parameter of a function is bound to.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class BindingAttribute : Attribute
{
    private protected BindingAttribute()
    {
    }
}

/// <summary>What calls a function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute
{
    private protected TriggerBindingAttribute()
    {
    }
}
